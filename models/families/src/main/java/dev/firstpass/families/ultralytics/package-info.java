/**
 * Detectors exported by Ultralytics: YOLOv5, YOLOv8, YOLO11 and the end-to-end YOLOv10 and YOLO26.
 *
 * <p>Reference: ultralytics/yolov5 ({@code utils/general.py}, {@code val.py}, {@code detect.py})
 * and ultralytics/ultralytics ({@code utils/nms.py}, {@code cfg/default.yaml}). YOLOv10: Wang et
 * al., arXiv:2405.14458; the others have no paper. Their code and weights are AGPL-3.0: Firstpass
 * ships neither, and reads files that users supply. Nothing here derives from that code.
 *
 * <p>Export: {@code yolo export model=yolo11n.pt format=onnx}, or for YOLOv5 {@code python
 * export.py --weights yolov5s.pt --include onnx}. Each task is a family of its own: detection here,
 * and {@code ultralytics-segment}, {@code -pose}, {@code -obb} and {@code -classify}.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>images</td><td>[N, 3, H, W]</td><td>letterboxed in the centre, sides rounded, padded with
 * 114; RGB / 255</td></tr>
 * <tr><td>output0, YOLOv5</td><td>[N, P, 5 + K]</td><td>P = 3 boxes per place of strides 8, 16, 32
 * (P6: and 64); row = centre x, y, width, height in pixels, objectness, class scores</td></tr>
 * <tr><td>output0, YOLOv8 and 11</td><td>[N, 4 + K, P]</td><td>channels: centre x, y, width, height
 * in pixels, class scores; one box per place; no objectness</td></tr>
 * <tr><td>output0, end to end</td><td>[N, R, 6]</td><td>row = left, top, right, bottom in pixels,
 * score, class; nothing is suppressed, whatever {@code iou} says</td></tr>
 * </table>
 *
 * <p>{@code metadata_props} carry {@code names} (a Python dictionary), {@code stride}, {@code
 * imgsz} and {@code task}. Prediction keeps 0.25, suppresses at 0.7 by class and keeps 300 (YOLOv5:
 * 0.45 and 1000); evaluation keeps 0.001 of every class.
 */
@NullMarked
package dev.firstpass.families.ultralytics;

import org.jspecify.annotations.NullMarked;
