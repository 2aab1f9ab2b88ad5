package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ClassNumbers;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a graph of this family shows of itself.
 *
 * @param kind which export it is
 * @param image the input that takes the picture
 * @param classes how many there are, when a shape tells
 */
record RtdetrExport(Kind kind, TensorInfo image, OptionalInt classes) {
  private static final long ANY = TensorShape.DYNAMIC;
  private static final TensorShape IMAGE = TensorShape.of(ANY, 3, ANY, ANY);

  /** The exports. */
  enum Kind {
    DECODED("decoded in the graph"),
    RAW("logits and boxes"),
    ROWS("Ultralytics layout");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Returns what the graph shows, when it can be nothing else. */
  static Optional<RtdetrExport> of(GraphFacts facts) {
    GraphSignature graph = facts.signature();
    if (graph.inputs().size() == 2) {
      return decoded(graph);
    }
    // Queries are chosen from the encoder's best places, which no other family here does.
    if (graph.inputs().size() != 1 || !facts.operators().contains("TopK")) {
      return Optional.empty();
    }
    if (graph.outputs().size() == 1) {
      return facts.operators().contains("GridSample") ? rows(graph) : Optional.empty();
    }
    return raw(graph);
  }

  private static Optional<RtdetrExport> decoded(GraphSignature graph) {
    boolean fits =
        graph
                .input(RtdetrGraph.SIZES)
                .filter(sizes -> sizes.type() == ElementType.INT64)
                .filter(sizes -> TensorShape.of(ANY, 2).admits(sizes.shape()))
                .isPresent()
            && graph
                .output(DecodedScan.LABELS)
                .filter(labels -> ClassNumbers.areOf(labels.type()))
                .filter(labels -> labels.shape().rank() == 2)
                .isPresent()
            && graph
                .output(DecodedScan.BOXES)
                .filter(boxes -> isFloat(boxes, ANY, ANY, 4))
                .isPresent()
            && graph
                .output(DecodedScan.SCORES)
                .filter(scores -> isFloat(scores, ANY, ANY))
                .isPresent();
    return fits
        ? graph.inputs().stream()
            .filter(RtdetrExport::isImage)
            .findFirst()
            .map(image -> new RtdetrExport(Kind.DECODED, image, OptionalInt.empty()))
        : Optional.empty();
  }

  /**
   * With as many columns as COCO's ids have numbers it is one of DETR's other descendants, whose
   * pictures are normalised.
   */
  private static Optional<RtdetrExport> raw(GraphSignature graph) {
    boolean hasBoxes =
        graph
            .output(RtdetrGraph.RAW_BOXES)
            .filter(boxes -> isFloat(boxes, ANY, ANY, 4))
            .isPresent();
    return graph.outputs().stream()
        .filter(output -> hasBoxes && RtdetrGraph.LOGITS.contains(output.name()))
        .filter(output -> isFloat(output, ANY, ANY, ANY) && output.shape().size(2) > 0)
        .filter(output -> output.shape().size(2) != ClassNumbering.COCO_NUMBERS)
        .findFirst()
        .flatMap(output -> of(Kind.RAW, graph, output.shape().intSize(2)));
  }

  private static Optional<RtdetrExport> rows(GraphSignature graph) {
    TensorInfo output = graph.outputs().get(0);
    return isFloat(output, ANY, ANY, ANY) && output.shape().size(2) > RowScan.BOX
        ? of(Kind.ROWS, graph, output.shape().intSize(2) - RowScan.BOX)
        : Optional.empty();
  }

  private static Optional<RtdetrExport> of(Kind kind, GraphSignature graph, int classes) {
    return Optional.of(graph.inputs().get(0))
        .filter(RtdetrExport::isImage)
        .map(image -> new RtdetrExport(kind, image, OptionalInt.of(classes)));
  }

  private static boolean isImage(TensorInfo input) {
    return input.type() == ElementType.FLOAT32 && IMAGE.admits(input.shape());
  }

  private static boolean isFloat(TensorInfo output, long... sizes) {
    return output.type() == ElementType.FLOAT32 && TensorShape.of(sizes).admits(output.shape());
  }
}
