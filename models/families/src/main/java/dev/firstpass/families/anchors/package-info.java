/**
 * Detectors whose graph gives raw class scores and box deltas for a set of anchors that is not in
 * the graph: EfficientDet, RetinaNet, and any other, SSD among them, whose spec describes the
 * anchors.
 *
 * <p>Papers: Tan et al., EfficientDet, arXiv:1911.09070; Lin et al., RetinaNet, arXiv:1708.02002;
 * Liu et al., SSD, arXiv:1512.02325. References: rwightman/efficientdet-pytorch ({@code
 * effdet/anchors.py}, {@code effdet/bench.py}), after google/automl; torchvision ({@code
 * models/detection/anchor_utils.py}, {@code retinanet.py}, {@code ssd.py}, {@code _utils.py}).
 * Their code is Apache-2.0 and BSD-3-Clause.
 *
 * <p>Export: {@code torch.onnx.export} of a module that runs backbone and head and joins the levels
 * as the reference's own post-processing does: {@code permute(0, 2, 3, 1).reshape(N, -1, K)},
 * levels one after the other, finest first.
 *
 * <table>
 * <caption>Tensors; n anchors: level by level, row by row, place by place, the anchors of a place in the
 * order of the spec</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>input</td><td>[N, 3, H, W]</td><td>letterboxed top left; RGB, ImageNet's mean and
 * deviation</td></tr>
 * <tr><td>scores</td><td>[N, n, C]</td><td>logits or, if the graph ends so, probabilities of C class
 * numbers (option {@code activation})</td></tr>
 * <tr><td>boxes</td><td>[N, n, 4]</td><td>x, y, w, h (or y, x, h, w: option {@code boxOrder}) relative to
 * the anchor</td></tr>
 * </table>
 *
 * <p>With variances v, centre = anchor's centre + v xy * anchor's size, size = anchor's size *
 * exp(v wh). Boxes are cut at the edges of the picture before they suppress one another, as both
 * references do. The two outputs are told apart by their last axis; with four classes the first is
 * the scores.
 *
 * <p>EfficientDet's tool draws from 0.4 on (google/automl {@code inspector.py}), detectron2's demo
 * a RetinaNet from 0.5 on; evaluation is from 0 (EfficientDet) and 0.05 (torchvision) on;
 * suppressed by class at 0.5, every class of a place on its own. The references look at the 5000
 * best candidates, or the 1000 best of a level, before they suppress; here it is the 30,000 best of
 * all.
 *
 * <p>A graph of nine anchors a place is an EfficientDet as well as a RetinaNet by all that it
 * tells, and the two mean different boxes by the same numbers. Both families therefore claim it,
 * which makes it a question to whoever adds it. {@code anchors} claims none: its spec says
 * everything.
 */
@NullMarked
package dev.firstpass.families.anchors;

import org.jspecify.annotations.NullMarked;
