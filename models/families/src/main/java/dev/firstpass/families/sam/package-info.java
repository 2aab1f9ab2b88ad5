/**
 * Promptable segmentation: a click or a box in, a mask out.
 *
 * <p>Paper: Kirillov et al., "Segment Anything", arXiv:2304.02643. Reference:
 * facebookresearch/segment-anything ({@code segment_anything/predictor.py}, {@code utils/onnx.py},
 * {@code utils/transforms.py}, {@code modeling/sam.py}), Apache-2.0 with its weights; MobileSAM
 * (ChaoningZhang/MobileSAM, Apache-2.0) has another encoder and the same decoder.
 *
 * <p>Export: {@code python scripts/export_onnx_model.py --checkpoint C --model-type vit_b --output
 * decoder.onnx} makes the decoder; {@code torch.onnx.export(sam.image_encoder, torch.zeros(1, 3,
 * 1024, 1024), "encoder.onnx", opset_version=17)} the encoder. Both are added together: {@code
 * firstpass models add encoder.onnx decoder.onnx}.
 *
 * <table>
 * <caption>Tensors; S is the encoder's side, usually 1024, and C = S / 16</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>encoder's input</td><td>[1, 3, S, S]</td><td>RGB minus ImageNet's mean over its
 * deviation; longer side S, zeros right and below</td></tr>
 * <tr><td>encoder's output, image_embeddings</td><td>[1, E, C, C]</td><td>of the picture</td></tr>
 * <tr><td>point_coords</td><td>[1, P, 2]</td><td>x, y in pixels of the encoder's input</td></tr>
 * <tr><td>point_labels</td><td>[1, P]</td><td>1 is the object, 0 is not, 2 and 3 are a box's
 * corners, -1 is no point</td></tr>
 * <tr><td>mask_input, has_mask_input</td><td>[1, 1, 4C, 4C], [1]</td><td>an earlier mask; none is
 * given</td></tr>
 * <tr><td>orig_im_size</td><td>[2]</td><td>height, width that {@code masks} get: small ones, for
 * they are not used</td></tr>
 * <tr><td>masks</td><td>[1, M, H, W]</td><td>not used</td></tr>
 * <tr><td>iou_predictions</td><td>[1, M]</td><td>how well the network thinks it did</td></tr>
 * <tr><td>low_res_masks</td><td>[1, M, 4C, 4C]</td><td>logits; above 0 is the object</td></tr>
 * </table>
 *
 * <p>All points together are one object, alone or with the one box; without points each of several
 * boxes is one. A prompt without a box gets the point that is none at its end. Of M = 4 masks the
 * first is for prompts of three points and more, padding and corners counted, the others for fewer:
 * {@code best} is the reference's choice, {@code all} gives the three. Masks are enlarged as the
 * reference does, bilinearly to S, cut, and bilinearly to the source, but not all at once: in
 * memory are the small mask and a bitmap of the source. Scores are cut to [0, 1].
 *
 * <p>Not supported: EfficientSAM (points have an axis more), SAM 2 (the decoder wants features of
 * several sizes), encoders that take pictures of any size with their last axis the channels.
 */
@NullMarked
package dev.firstpass.families.sam;

import org.jspecify.annotations.NullMarked;
