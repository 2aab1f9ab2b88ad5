package dev.firstpass.families.detr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * The tensors of a graph that looks like DETR's.
 *
 * @param image takes the picture
 * @param mask takes where the picture is, if the graph wants to know
 * @param logits one row for each query
 */
record DetrGraph(TensorInfo image, Optional<TensorInfo> mask, TensorInfo logits) {
  private static final long ANY = TensorShape.DYNAMIC;
  private static final TensorShape IMAGE = TensorShape.of(ANY, 3, ANY, ANY);
  private static final List<String> LOGITS = List.of("pred_logits", "logits");

  /** Conditional DETR and its kin have so many, and the sigmoid, which no shape shows. */
  private static final int QUERIES_OF_OTHERS = 300;

  /** Returns the tensors, when they are there; says nothing about sizes. */
  static Optional<DetrGraph> of(GraphSignature graph) {
    Optional<TensorInfo> image = graph.inputs().stream().filter(DetrGraph::isImage).findFirst();
    Optional<TensorInfo> mask = graph.inputs().stream().filter(DetrGraph::isMask).findFirst();
    Optional<TensorInfo> logits =
        graph.outputs().stream()
            .filter(output -> LOGITS.contains(output.name()) && output.shape().rank() == 3)
            .findFirst();
    boolean complete =
        graph.inputs().size() == (mask.isPresent() ? 2 : 1)
            && graph.output(DetrScan.BOXES).isPresent();
    return complete
        ? image.flatMap(picture -> logits.map(rows -> new DetrGraph(picture, mask, rows)))
        : Optional.empty();
  }

  /** Returns the tensors, when the graph can be nothing else. */
  static Optional<DetrGraph> sureOf(GraphFacts facts) {
    boolean isOther =
        facts.operators().contains("GridSample") || facts.operators().contains("TopK");
    return isOther
        ? Optional.empty()
        : of(facts.signature())
            .filter(graph -> graph.logits().type() == ElementType.FLOAT32)
            .filter(graph -> graph.columns() > 1)
            .filter(graph -> graph.logits().shape().size(1) != QUERIES_OF_OTHERS)
            .filter(graph -> hasBoxes(facts.signature()));
  }

  /** Returns how many columns the logits have, or {@link TensorShape#DYNAMIC}. */
  long columns() {
    return logits.shape().size(2);
  }

  private static boolean hasBoxes(GraphSignature graph) {
    return graph
        .output(DetrScan.BOXES)
        .filter(boxes -> boxes.type() == ElementType.FLOAT32)
        .filter(boxes -> TensorShape.of(ANY, ANY, 4).admits(boxes.shape()))
        .isPresent();
  }

  private static boolean isImage(TensorInfo input) {
    return input.type() == ElementType.FLOAT32 && input.shape().rank() == IMAGE.rank();
  }

  private static boolean isMask(TensorInfo input) {
    return (input.type() == ElementType.INT64 || input.type() == ElementType.BOOL)
        && input.shape().rank() == 3;
  }
}
