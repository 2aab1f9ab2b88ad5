/**
 * RT-DETR and the detectors that decode as it does (RT-DETRv2, D-FINE, DEIM): a set of boxes from
 * queries, without suppression.
 *
 * <p>Papers: "DETRs Beat YOLOs on Real-time Object Detection" (Zhao et al., arXiv:2304.08069),
 * RT-DETRv2 (arXiv:2407.17140), D-FINE (arXiv:2410.13842), DEIM (arXiv:2412.04234). References:
 * lyuwenyu/RT-DETR ({@code rtdetrv2_pytorch/src/zoo/rtdetr/rtdetr_postprocessor.py}, {@code
 * tools/export_onnx.py}, {@code references/deploy/rtdetrv2_onnxruntime.py}; Apache-2.0), {@code
 * RTDetrImageProcessor} of huggingface/transformers (Apache-2.0), {@code
 * ultralytics/models/rtdetr/predict.py} (AGPL-3.0: only models that users bring).
 *
 * <p>Exports, all of RGB pictures stretched to 640x640 and divided by 255:
 *
 * <ul>
 *   <li>decoded in the graph: {@code python tools/export_onnx.py -c CONFIG -r CHECKPOINT} of
 *       RT-DETR, D-FINE and DEIM;
 *   <li>raw: {@code optimum-cli export onnx --model PekingU/rtdetr_r50vd OUT};
 *   <li>rows: {@code yolo export model=rtdetr-l.pt format=onnx}.
 * </ul>
 *
 * <table>
 * <caption>Tensors; Q queries (300), C classes</caption>
 * <tr><th>export</th><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>decoded</td><td>images</td><td>float32 [N, 3, H, W]</td><td>the picture</td></tr>
 * <tr><td></td><td>orig_target_sizes</td><td>int64 [N, 2]</td><td>width, height that boxes are scaled
 * to; given the tensor's, so that boxes come in tensor pixels</td></tr>
 * <tr><td></td><td>labels</td><td>int64 [N, Q]</td><td>classes from 0 on, contiguous</td></tr>
 * <tr><td></td><td>boxes</td><td>float32 [N, Q, 4]</td><td>left, top, right, bottom</td></tr>
 * <tr><td></td><td>scores</td><td>float32 [N, Q]</td><td>sigmoid done, best first</td></tr>
 * <tr><td>raw</td><td>pixel_values</td><td>float32 [N, 3, H, W]</td><td>the picture</td></tr>
 * <tr><td></td><td>logits</td><td>float32 [N, Q, C]</td><td>before the sigmoid, no background</td></tr>
 * <tr><td></td><td>pred_boxes</td><td>float32 [N, Q, 4]</td><td>centre, width and height as shares of
 * the picture</td></tr>
 * <tr><td>rows</td><td>images</td><td>float32 [N, 3, H, W]</td><td>the picture</td></tr>
 * <tr><td></td><td>output0</td><td>float32 [N, Q, 4 + C]</td><td>box as above, then scores, sigmoid
 * done</td></tr>
 * </table>
 *
 * <p>The best Q of all Q x C scores are given, so that a query may appear with several labels
 * ({@code multiLabel}); Ultralytics gives each query with its best. Drawn from 0.6 on
 * (transformers: 0.5, Ultralytics: 0.25), evaluated without a threshold.
 */
@NullMarked
package dev.firstpass.families.rtdetr;

import org.jspecify.annotations.NullMarked;
