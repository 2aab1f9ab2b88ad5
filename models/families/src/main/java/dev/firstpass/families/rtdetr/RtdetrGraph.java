package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageFeed;
import java.util.List;
import java.util.Map;

/**
 * A checked graph: how it is fed and how its outputs are read.
 *
 * @param feed makes its inputs
 * @param scan reads its outputs
 */
record RtdetrGraph(ImageFeed feed, CandidateScan scan) {
  static final String SIZES = "orig_target_sizes";
  static final List<String> LOGITS = List.of("logits", "pred_logits");
  static final String RAW_BOXES = "pred_boxes";

  private static final long ANY = TensorShape.DYNAMIC;

  /**
   * Returns the graph, of whichever export its inputs and outputs show.
   *
   * @throws dev.firstpass.core.error.DraftingException when it contradicts the spec
   */
  static RtdetrGraph of(ExpectedGraph graph) {
    if (has(graph.inputs(), SIZES)) {
      return decoded(graph);
    }
    String image = graph.imageName();
    CandidateScan scan = has(graph.outputs(), RAW_BOXES) ? raw(graph) : rows(graph);
    return new RtdetrGraph(prepared -> Map.of(image, prepared.tensor()), scan);
  }

  private static RtdetrGraph decoded(ExpectedGraph graph) {
    if (graph.inputs().size() != 2) {
      throw graph.mismatch(
          "the graph must take the image and '" + SIZES + "'; it takes " + graph.inputs());
    }
    String image = "";
    for (TensorInfo input : graph.inputs()) {
      if (input.name().equals(SIZES)) {
        graph.requireInput(input, TensorShape.of(ANY, 2));
      } else {
        graph.requireImage(input);
        image = input.name();
      }
    }
    graph.output(DecodedScan.BOXES, ANY, ANY, 4);
    graph.output(DecodedScan.SCORES, ANY, ANY);
    TensorInfo labels = find(graph, List.of(DecodedScan.LABELS));
    graph.requireClassNumbers(labels, TensorShape.of(ANY, ANY));
    return new RtdetrGraph(sized(image), new DecodedScan(graph.labels()));
  }

  /** Has the graph scale boxes to the tensor, whatever the picture's place in it. */
  private static ImageFeed sized(String image) {
    return prepared ->
        Map.of(image, prepared.tensor(), SIZES, Tensor.of(TensorShape.of(1, 2), size(prepared)));
  }

  private static long[] size(PreparedImage prepared) {
    return new long[] {prepared.letterbox().tensorWidth(), prepared.letterbox().tensorHeight()};
  }

  private static CandidateScan raw(ExpectedGraph graph) {
    TensorInfo logits = find(graph, LOGITS);
    graph.require(logits, TensorShape.of(ANY, ANY, graph.labels()));
    graph.output(RAW_BOXES, ANY, ANY, 4);
    return new LogitScan(logits.name(), RAW_BOXES, graph.labels());
  }

  private static CandidateScan rows(ExpectedGraph graph) {
    TensorInfo output = graph.onlyOutput();
    graph.require(output, TensorShape.of(ANY, ANY, RowScan.BOX + (long) graph.labels()));
    return new RowScan(output.name(), graph.labels());
  }

  private static boolean has(List<TensorInfo> tensors, String name) {
    return tensors.stream().anyMatch(tensor -> tensor.name().equals(name));
  }

  private static TensorInfo find(ExpectedGraph graph, List<String> names) {
    return graph.outputs().stream()
        .filter(output -> names.contains(output.name()))
        .findFirst()
        .orElseThrow(
            () ->
                graph.mismatch(
                    "the graph has no output "
                        + String.join(" or ", names)
                        + "; it has "
                        + graph.outputs()));
  }
}
