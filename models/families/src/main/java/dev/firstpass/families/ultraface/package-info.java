/**
 * Ultra-Light-Fast-Generic-Face-Detector-1MB ("UltraFace"): face boxes from a megabyte of weights.
 *
 * <p>Reference: Linzaer/Ultra-Light-Fast-Generic-Face-Detector-1MB ({@code
 * run_video_face_detect_onnx.py}, {@code widerface_evaluate}); an SSD (Liu et al.,
 * arXiv:1512.02325) whose boxes are decoded in the graph. Code and weights are MIT.
 *
 * <p>Export: {@code python convert_to_onnx.py}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>input</td><td>[N, 3, H, W], 320x240 or 640x480</td><td>stretched; (RGB - 127) /
 * 128</td></tr>
 * <tr><td>scores</td><td>[N, n, 2]</td><td>background and face, softmax done; n = 3, 2, 2, 3 priors
 * for each place of strides 8, 16, 32, 64</td></tr>
 * <tr><td>boxes</td><td>[N, n, 4]</td><td>left, top, right, bottom as shares of the picture</td></tr>
 * </table>
 *
 * <p>Drawn from 0.7 on, suppressed at 0.5; evaluated on WIDER FACE from 0.1 on.
 */
@NullMarked
package dev.firstpass.families.ultraface;

import org.jspecify.annotations.NullMarked;
