/**
 * Yolo-FastestV2: a detector of a quarter million weights with two output levels, for weak
 * machines.
 *
 * <p>Reference: dog-qiuqiu/Yolo-FastestV2 ({@code model/detector.py}, {@code utils/utils.py},
 * {@code test.py}, {@code evaluation.py}). There is no paper; the box formula is that of YOLOv5.
 *
 * <p>Export: {@code python pytorch2onnx.py --data data/coco.data --weights modelzoo/...pth --output
 * model.onnx}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>input</td><td>[N, 3, H, W], both multiples of 32; 352x352</td><td>stretched; BGR /
 * 255</td></tr>
 * <tr><td>first output</td><td>[N, H / 16, W / 16, 5 A + K]</td><td>for each place: x, y, w, h of A = 3
 * anchors (sigmoid done), A objectnesses (sigmoid done), K class probabilities that the anchors share
 * (softmax done)</td></tr>
 * <tr><td>second output</td><td>[N, H / 32, W / 32, 5 A + K]</td><td>the same, for the larger
 * anchors</td></tr>
 * </table>
 *
 * <p>Centre = (2 xy - 0.5 + grid) * stride, size = (2 wh)^2 * anchor; score = objectness * best
 * class. Drawn from 0.3 on, evaluated from 0.01 on, suppressed by class at 0.4 in both. The anchors
 * are not in the graph: they stand in the trainer's {@code .data} file, and the option {@code
 * anchors} holds them.
 */
@NullMarked
package dev.firstpass.families.yolofastestv2;

import org.jspecify.annotations.NullMarked;
