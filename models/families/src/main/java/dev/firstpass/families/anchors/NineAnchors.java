package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph with the two outputs of a head of nine anchors a place on five levels.
 *
 * @param size of its input
 * @param columns how many numbers an anchor's scores have
 */
record NineAnchors(Fixed size, int columns) {
  /** The levels of both families. */
  static final List<Integer> STRIDES = List.of(8, 16, 32, 64, 128);

  private static final int COARSEST = 128;

  /** Returns the graph when it is one; not with four classes, which look like boxes. */
  static Optional<NineAnchors> of(GraphFacts facts, AnchorLayout layout) {
    return ImageGraph.of(facts)
        .filter(graph -> graph.outputs().size() == 2)
        .flatMap(
            graph ->
                graph
                    .size()
                    .filter(size -> ImageGraph.divides(COARSEST, size))
                    .flatMap(size -> of(graph.outputs(), size, layout.count(size))));
  }

  private static Optional<NineAnchors> of(List<TensorInfo> outputs, Fixed size, int anchors) {
    TensorInfo scores = outputs.get(AnchorDetector.scoresAt(outputs));
    TensorInfo boxes = outputs.get(1 - AnchorDetector.scoresAt(outputs));
    TensorShape rows = TensorShape.of(TensorShape.DYNAMIC, anchors, TensorShape.DYNAMIC);
    boolean fits =
        AnchorDetector.isBoxes(boxes)
            && !AnchorDetector.isBoxes(scores)
            && rows.admits(boxes.shape())
            && rows.admits(scores.shape())
            && boxes.shape().size(1) == anchors
            && scores.shape().size(2) > 0;
    return fits ? Optional.of(new NineAnchors(size, scores.shape().intSize(2))) : Optional.empty();
  }

  /**
   * Returns what a family makes of the graph.
   *
   * @param variant in words
   * @param input what its input must look like
   * @param usual the family's head
   * @param options the family's
   */
  Recognition recognised(
      String variant, ImageInput input, AnchorHead usual, AnchorOptions options) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "neither anchors nor the coding of boxes are in the graph; those of the reference were"
            + " assumed: compare the options with your training configuration");
    assumptions.add(
        "whether the graph ends in a sigmoid cannot be told; logits were assumed"
            + " (options: activation)");
    boolean cocoIds = columns == ClassNumbering.COCO_NUMBERS || isCocoWithoutZero();
    int classes = cocoIds ? LabelSets.COCO_CLASSES : columns;
    if (cocoIds) {
      assumptions.add(
          columns + " columns of scores were assumed to be COCO's category ids (classNumbers)");
    }
    AnchorHead head =
        usual.withNumbering(cocoIds ? ClassNumbering.COCO_IDS : ClassNumbering.FROM_ZERO);
    return new Recognition(
        variant,
        ModelTask.DETECTION,
        input,
        classes,
        LabelSets.assumed(classes, assumptions),
        Map.of(),
        options.write(head),
        assumptions);
  }

  private boolean isCocoWithoutZero() {
    return columns == ClassNumbering.COCO_NUMBERS - 1;
  }
}
