/**
 * PP-PicoDet: light detectors for phones, by PaddleDetection.
 *
 * <p>Paper: Yu et al., "PP-PicoDet: A Better Real-Time Object Detector on Mobile Devices",
 * arXiv:2111.00902. Reference: PaddlePaddle/PaddleDetection ({@code configs/picodet}, {@code
 * deploy/python/picodet_postprocess.py}). Code and weights are Apache-2.0.
 *
 * <p>Export: {@code python tools/export_model.py -c configs/picodet/picodet_s_416_coco.yml -o
 * weights=... export.benchmark=True}, then {@code paddle2onnx}. Exports that suppress boxes in the
 * graph have other outputs and are not this family's.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>image</td><td>[N, 3, H, W]</td><td>stretched; RGB / 255, ImageNet mean and
 * deviation</td></tr>
 * <tr><td>four score maps</td><td>[N, n, K]</td><td>class scores after their sigmoid, for strides
 * 8, 16, 32, 64; n = ceil(H / s) * ceil(W / s) places, row by row</td></tr>
 * <tr><td>four distance maps</td><td>[N, n, 32]</td><td>for left, top, right, bottom 8 logits each
 * of a distribution over the distance in strides from the centre (g + 0.5) * s</td></tr>
 * </table>
 *
 * <p>The export names outputs by number; they are told apart by their shapes. In prediction every
 * class above 0.4 gives a box, suppressed by class at 0.5, as in {@code picodet_postprocess.py};
 * evaluation gives the best class of each place from 0.025 on, suppressed by class at 0.6, 100
 * kept. (With every class, {@code multiLabel}, AP is half a point higher.)
 *
 * <p>The resize is Pillow's, which the reference figure at hand was measured with; {@code kernel:
 * linear} in the spec costs less and reads 0.4 points higher on that small set.
 */
@NullMarked
package dev.firstpass.families.picodet;

import org.jspecify.annotations.NullMarked;
