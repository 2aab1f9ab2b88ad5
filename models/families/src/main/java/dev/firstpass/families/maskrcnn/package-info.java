/**
 * Mask R-CNN: boxes, classes and a mask for each object, chosen in the graph.
 *
 * <p>Paper: "Mask R-CNN" (He et al., arXiv:1703.06870). References: torchvision ({@code
 * models/detection/roi_heads.py}, {@code transform.py}; BSD-3-Clause), maskrcnn-benchmark, of which
 * the ONNX model zoo has an export ({@code mask_rcnn_R_50_FPN_1x}; MIT), detectron2 ({@code
 * layers/mask_ops.py}, {@code export/flatten.py}; Apache-2.0).
 *
 * <p>Exports: {@code torch.onnx.export(model, [picture], "mask_rcnn.onnx", opset_version=11,
 * output_names=["boxes", "labels", "scores", "masks"], dynamic_axes=...)} of torchvision; {@code
 * tools/deploy/export_model.py --format onnx --export-method tracing} of detectron2.
 *
 * <table>
 * <caption>Tensors; n objects, perhaps none, without a batch axis</caption>
 * <tr><th>export</th><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>torchvision</td><td>any</td><td>float32 [3, H, W] or [1, 3, H, W]</td><td>RGB / 255;
 * resized and normalised in the graph</td></tr>
 * <tr><td></td><td>boxes</td><td>float32 [n, 4]</td><td>left, top, right, bottom in pixels of the
 * input</td></tr>
 * <tr><td></td><td>labels</td><td>int64 [n]</td><td>COCO's category ids, or others from 1 on</td></tr>
 * <tr><td></td><td>scores</td><td>float32 [n]</td><td>in [0, 1], best first</td></tr>
 * <tr><td></td><td>masks</td><td>float32 [n, 1, H, W]</td><td>in [0, 1], pasted into the input</td></tr>
 * <tr><td>zoo</td><td>image</td><td>float32 [3, H, W]</td><td>BGR minus (102.9801, 115.9465,
 * 122.7717), sides multiples of 32</td></tr>
 * <tr><td></td><td>6568, 6570, 6572</td><td>as boxes, labels, scores</td><td>labels from 1 on,
 * contiguous</td></tr>
 * <tr><td></td><td>6887</td><td>float32 [n, 1, 28, 28]</td><td>in [0, 1], to be pasted into the
 * boxes</td></tr>
 * <tr><td>detectron2</td><td>any</td><td>float32 [3, H, W]</td><td>BGR, 0 to 255; normalised in the
 * graph</td></tr>
 * <tr><td></td><td>boxes, classes, masks, scores, size, in this order</td><td>as the zoo's; size int64
 * [2]</td><td>classes from 0 on, contiguous</td></tr>
 * </table>
 *
 * <p>Small masks are pasted into the source, not into the tensor: outlines are as smooth as the
 * reference's. A pixel is of the object from 0.5 on. Drawn from 0.75 (torchvision's gallery), 0.7
 * (zoo) or 0.5 (detectron2's demo) on; the graphs themselves leave out what is below 0.05.
 */
@NullMarked
package dev.firstpass.families.maskrcnn;

import org.jspecify.annotations.NullMarked;
