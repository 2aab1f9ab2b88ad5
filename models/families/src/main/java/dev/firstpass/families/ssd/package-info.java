/**
 * Detectors whose graph ends in suppression and gives boxes, classes and scores: SSD and whatever
 * else is exported the same way.
 *
 * <p>Papers: Liu et al., SSD, arXiv:1512.02325; Lin et al., RetinaNet, arXiv:1708.02002; Ren et
 * al., Faster R-CNN, arXiv:1506.01497. Three exports are recognised; all are of Apache-2.0 or
 * BSD-3-Clause code.
 *
 * <table>
 * <caption>Tensors; n detections, best first</caption>
 * <tr><th>export</th><th>input</th><th>outputs</th></tr>
 * <tr><td>ONNX model zoo and MLPerf SSD-ResNet34 (onnx/models, mlcommons/inference {@code
 * python/coco.py})</td><td>image [1, 3, 1200, 1200]: stretched by Pillow's bilinear filter; RGB,
 * ImageNet's mean and deviation</td><td>bboxes [1, n, 4]: left, top, right, bottom as shares of the
 * picture; labels [1, n] int64; scores [1, n]</td></tr>
 * <tr><td>torchvision's ssd, ssdlite, retinanet, fcos and fasterrcnn ({@code
 * torchvision/models/detection}): {@code torch.onnx.export(model, [image], "model.onnx",
 * opset_version=11, dynamic_axes={"image": {1: "h", 2: "w"}})}</td><td>one image [3, H, W] without
 * batch axis: RGB / 255; resized and normalised in the graph</td><td>in an order of the model's own:
 * boxes [n, 4] in pixels of the input; labels [n] int64; scores [n]</td></tr>
 * <tr><td>TensorFlow Object Detection API 1 and 2 (tensorflow/models {@code
 * research/object_detection}): {@code python -m tf2onnx.convert --saved-model DIR --output
 * model.onnx}</td><td>[N, H, W, 3] of bytes, RGB; resized in the graph</td><td>detection_boxes [N, n, 4]:
 * top, left, bottom, right as shares; detection_classes [N, n] and detection_scores [N, n] as floats;
 * num_detections [N]: how many rows count; names may end in {@code :0}</td></tr>
 * </table>
 *
 * <p>None of these graphs tells how many classes there are, nor how they are numbered. The option
 * {@code classNumbers} says so: {@code coco-ids} for the published weights of torchvision and
 * TensorFlow (1 to 90, with gaps), {@code from-1} for the model zoo's file (1 to 80: onnx/models
 * issue 165 shows its numbers) and for what is trained on own data, where 0 is the background.
 * MLPerf's own evaluation of its ONNX file takes the numbers as COCO's ids. The option {@code
 * boxes} says what the four numbers of a box are.
 *
 * <p>The published graphs keep what scores 0.01 to 0.05 or more; drawn from 0.5 on, as TensorFlow's
 * {@code visualization_utils.py} and MLPerf's ONNX evaluation do; evaluated from 0 on. What the
 * graph left is not suppressed again.
 */
@NullMarked
package dev.firstpass.families.ssd;

import org.jspecify.annotations.NullMarked;
