/**
 * NanoDet: light anchor-free detectors, in two generations of export.
 *
 * <p>Reference: RangiLyu/nanodet ({@code nanodet/model/head/gfl_head.py}, {@code
 * nanodet_plus_head.py}, {@code nanodet/data/transform}); for NanoDet-m opencv/opencv_zoo ({@code
 * models/object_detection_nanodet}). There is no paper. Code and weights are Apache-2.0.
 *
 * <p>Export: {@code python tools/export_onnx.py --cfg_path config/nanodet-plus-m_416.yml
 * --model_path ... --out_path nanodet.onnx}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>NanoDet-m input</td><td>[N, 3, H, W]</td><td>letterboxed in the centre, sides truncated,
 * area kernel, padded with 0; BGR minus (103.53, 116.28, 123.675) over (57.375, 57.12,
 * 58.395)</td></tr>
 * <tr><td>three score maps</td><td>[N, n, K]</td><td>class scores after their sigmoid, strides 8,
 * 16, 32</td></tr>
 * <tr><td>three distance maps</td><td>[N, n, 32]</td><td>for left, top, right, bottom 8 logits each
 * of a distribution over the distance in strides from the centre g * s + (s - 1) / 2</td></tr>
 * <tr><td>NanoDet-Plus input</td><td>[N, 3, H, W]</td><td>stretched; BGR with the same mean and
 * deviation</td></tr>
 * <tr><td>output</td><td>[N, P, K + 32]</td><td>scores and logits side by side, strides 8, 16, 32,
 * 64, ceil(H / s) * ceil(W / s) places each; centre g * s</td></tr>
 * </table>
 *
 * <p>Drawn from 0.35 on, evaluated from 0.05 on, suppressed at 0.6, 100 kept. NanoDet-Plus gives a
 * box for every class above the threshold and suppresses by class; OpenCV Zoo's NanoDet-m gives the
 * best class and suppresses across classes, which its spec's parameters say.
 */
@NullMarked
package dev.firstpass.families.nanodet;

import org.jspecify.annotations.NullMarked;
