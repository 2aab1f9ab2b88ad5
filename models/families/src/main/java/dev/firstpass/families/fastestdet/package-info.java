/**
 * FastestDet: a detector of a quarter million weights with one output level, for weak machines.
 *
 * <p>Reference: dog-qiuqiu/FastestDet ({@code utils/tool.py}, {@code utils/evaluation.py}, {@code
 * test.py}, {@code example/onnx-runtime}). There is no paper. Code and weights are BSD-3-Clause.
 *
 * <p>Export: {@code python test.py --yaml configs/coco.yaml --weight weights/... --img data/3.jpg
 * --onnx}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>input</td><td>[N, 3, H, W]</td><td>stretched; BGR / 255</td></tr>
 * <tr><td>output</td><td>[N, 5 + K, H / 16, W / 16]</td><td>channels: objectness (sigmoid done), x,
 * y, w, h, K class probabilities (softmax done)</td></tr>
 * </table>
 *
 * <p>Centre = (grid + tanh(xy)) / grid size, size = sigmoid(wh), both as shares of the picture;
 * score = objectness^0.6 * best class^0.4. Drawn from 0.65 on, evaluated from 0.001 on, suppressed
 * by class at 0.45 in both; its evaluation does not clip boxes to the image, which an AP of 0.20
 * instead of 0.22 shows. The area kernel is that of the example beside the published ONNX file.
 */
@NullMarked
package dev.firstpass.families.fastestdet;

import org.jspecify.annotations.NullMarked;
