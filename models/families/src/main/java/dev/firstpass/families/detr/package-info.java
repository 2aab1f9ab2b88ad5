/**
 * DETR and the detectors that decode as it does (YOLOS, Table Transformer): a set of boxes from
 * queries, each of one class or of none, without suppression.
 *
 * <p>Paper: "End-to-End Object Detection with Transformers" (Carion et al., arXiv:2005.12872).
 * References: facebookresearch/detr ({@code models/detr.py}, {@code datasets/transforms.py}, {@code
 * datasets/coco.py}; Apache-2.0), {@code DetrImageProcessor} of huggingface/transformers
 * (Apache-2.0).
 *
 * <p>Export: {@code torch.onnx.export(model, x, "detr.onnx", input_names=["inputs"],
 * output_names=["pred_logits", "pred_boxes"], dynamic_axes={"inputs": {2: "h", 3: "w"}})} as the
 * reference's {@code test_all.py} does, or {@code optimum-cli export onnx --model
 * facebook/detr-resnet-50 OUT}.
 *
 * <table>
 * <caption>Tensors; Q queries (100), C classes</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>inputs, pixel_values</td><td>float32 [N, 3, H, W]</td><td>shorter side 800 unless the
 * longer would pass 1333; RGB by ImageNet's mean and deviation</td></tr>
 * <tr><td>pixel_mask</td><td>int64 [N, 64, 64] or [N, H, W]</td><td>only Optimum's: 1 where there is
 * picture, which is everywhere</td></tr>
 * <tr><td>pred_logits, logits</td><td>float32 [N, Q, C + 1]</td><td>before the softmax, "no object"
 * last</td></tr>
 * <tr><td>pred_boxes</td><td>float32 [N, Q, 4]</td><td>centre, width and height as shares of the
 * picture</td></tr>
 * </table>
 *
 * <p>COCO's models have 92 columns: category ids 0 to 90, of which 80 are classes, and "no object";
 * a query whose best id is none of the 80 is left out, as the evaluation of COCO does. Drawn from
 * 0.7 on, evaluated without a threshold.
 */
@NullMarked
package dev.firstpass.families.detr;

import org.jspecify.annotations.NullMarked;
