package dev.firstpass.families.sam;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An encoder and a decoder that fit each other.
 *
 * @param picture name of the encoder's input
 * @param embedding name of the encoder's output
 * @param embeddings shape of what the decoder is given
 * @param side of the encoder's input, pixels
 * @param masks how many the decoder makes of a prompt
 * @param cells side of its small masks
 */
record SamGraphs(
    String picture, String embedding, TensorShape embeddings, int side, int masks, int cells) {
  static final String EMBEDDINGS = "image_embeddings";
  static final String COORDS = "point_coords";
  static final String LABELS = "point_labels";
  static final String MASK_INPUT = "mask_input";
  static final String HAS_MASK = "has_mask_input";
  static final String SIZE = "orig_im_size";
  static final String SCORES = "iou_predictions";
  static final String SMALL_MASKS = "low_res_masks";

  private static final Set<String> INPUTS =
      Set.of(EMBEDDINGS, COORDS, LABELS, MASK_INPUT, HAS_MASK, SIZE);

  /** One for prompts of several points, three for less. */
  private static final int ALL_MASKS = 4;

  /** Returns the graphs; empty when they are not of this family. */
  static Optional<SamGraphs> of(GraphSignature encoder, GraphSignature decoder) {
    if (encoder.inputs().size() != 1 || !names(decoder.inputs()).equals(INPUTS)) {
      return Optional.empty();
    }
    TensorInfo picture = encoder.inputs().get(0);
    TensorShape sizes = picture.shape();
    Optional<TensorShape> embeddings = decoder.input(EMBEDDINGS).map(TensorInfo::shape);
    Optional<TensorShape> small = decoder.input(MASK_INPUT).map(TensorInfo::shape);
    boolean square =
        picture.type() == ElementType.FLOAT32
            && TensorShape.of(-1, 3, -1, -1).admits(sizes)
            && sizes.size(2) > 0
            && sizes.size(2) == sizes.size(3);
    if (!square || !embeddings.filter(SamGraphs::isGrid).isPresent() || small.isEmpty()) {
      return Optional.empty();
    }
    return encoder.outputs().stream()
        .filter(output -> embeddings.get().admits(output.shape()))
        .findFirst()
        .flatMap(
            output ->
                masks(decoder)
                    .filter(masks -> small.get().rank() == 4 && small.get().size(3) > 0)
                    .map(
                        masks ->
                            new SamGraphs(
                                picture.name(),
                                output.name(),
                                embeddings.get(),
                                sizes.intSize(2),
                                masks,
                                small.get().intSize(3))));
  }

  /** Returns the spec's input, which must be the encoder's. */
  ImageInput checked(ModelSpec spec) {
    if (spec.labels().size() != 1) {
      throw mismatch(spec, "knows one class; the spec has " + spec.labels().size() + " labels");
    }
    if (spec.input() instanceof ImageInput image
        && image.size().equals(new Fixed(side, side))
        && image.type() == ElementType.FLOAT32) {
      return image;
    }
    throw mismatch(
        spec, "the encoder takes " + side + "x" + side + " pixels, the spec says " + spec.input());
  }

  /** Returns whether the decoder makes one mask for long prompts and others for short ones. */
  boolean hasAllMasks() {
    return masks == ALL_MASKS;
  }

  static DraftingException mismatch(ModelSpec spec, String what) {
    return new DraftingException(ErrorCode.MODEL_MISMATCH, "model '" + spec.id() + "': " + what);
  }

  private static boolean isGrid(TensorShape shape) {
    return shape.rank() == 4
        && shape.size(1) > 0
        && shape.size(2) > 0
        && shape.size(2) == shape.size(3);
  }

  /** How many masks: 4, or 1 where the graph chooses; -1 in the graph when it does not say. */
  private static Optional<Integer> masks(GraphSignature decoder) {
    return decoder
        .output(SCORES)
        .filter(scores -> decoder.output(SMALL_MASKS).isPresent() && scores.shape().rank() == 2)
        .map(scores -> scores.shape().size(1) == 1 ? 1 : ALL_MASKS);
  }

  private static Set<String> names(List<TensorInfo> tensors) {
    return tensors.stream().map(TensorInfo::name).collect(Collectors.toSet());
  }
}
