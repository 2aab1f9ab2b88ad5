/**
 * YOLOX: anchor-free detectors with a decoupled head.
 *
 * <p>Paper: Ge et al., "YOLOX: Exceeding YOLO Series in 2021", arXiv:2107.08430. Reference:
 * Megvii-BaseDetection/YOLOX ({@code yolox/data/data_augment.py}, {@code yolox/utils/boxes.py},
 * {@code demo/ONNXRuntime}). Code and weights are Apache-2.0.
 *
 * <p>Export: {@code python tools/export_onnx.py -n yolox-nano -c yolox_nano.pth --output-name
 * yolox_nano.onnx}; with {@code --decode_in_inference} the graph decodes boxes itself, which the
 * spec tells by {@code options: {decoded: true}}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>images</td><td>[N, 3, H, W]</td><td>letterboxed top-left, sides truncated, padded with
 * 114; BGR in [0, 255]. Weights before release 0.1.1 ("legacy"): RGB / 255, ImageNet mean and
 * deviation</td></tr>
 * <tr><td>output</td><td>[N, P, 5 + K]</td><td>P places of strides 8, 16, 32 (P6 models: and 64),
 * each level row by row; row = x, y, w, h, objectness, K class scores, the latter after their
 * sigmoid. Raw export: centre = (xy + grid) * stride, size = exp(wh) * stride. Decoded export:
 * centre and size in tensor pixels</td></tr>
 * </table>
 *
 * <p>Score = objectness * best class. Prediction defaults are those of the ONNX demo (it draws from
 * 0.3 on and suppresses across classes at 0.45), evaluation defaults those of the published AP
 * (0.01, by class at 0.65, boxes not clipped to the image).
 */
@NullMarked
package dev.firstpass.families.yolox;

import org.jspecify.annotations.NullMarked;
