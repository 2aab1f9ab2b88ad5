package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.Nms;

/**
 * The output with a head's boxes.
 *
 * @param name its name
 * @param layout how it is laid out
 * @param classes how many there are
 * @param extra how many numbers a row has after its classes
 */
record HeadOutput(String name, DetectionLayout layout, int classes, int extra) {

  /**
   * Returns the output of a graph that is checked against its spec.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it has
   *     another shape than the spec's size and labels ask for
   */
  static HeadOutput of(ExpectedGraph graph, TensorInfo output, int extra) {
    return of(graph, output, extra, "");
  }

  /**
   * Returns the output as {@link #of(ExpectedGraph, TensorInfo, int)} does.
   *
   * @param reason what else tells its shape, for people: {@code , prototypes: 32}
   */
  static HeadOutput of(ExpectedGraph graph, TensorInfo output, int extra, String reason) {
    Fixed size = size(graph);
    DetectionLayout layout =
        DetectionLayout.of(output.shape(), size, graph.labels(), extra)
            .orElseThrow(() -> mismatch(graph, output, size, extra, reason));
    graph.require(output, output.shape());
    return new HeadOutput(output.name(), layout, graph.labels(), extra);
  }

  /** Returns the size of the input, which must be fixed. */
  static Fixed size(ExpectedGraph graph) {
    return graph.fixedSize().orElseThrow(() -> graph.mismatch("needs an input of a fixed size"));
  }

  /** Returns how boxes are found. */
  CandidateScan scan() {
    return layout.scan(name, classes, extra);
  }

  /** Returns the boxes that pass their threshold. */
  CandidateList candidates(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    return scan().scan(outputs, letterbox, settings);
  }

  /** Returns the candidates to keep, best first; all when the network suppressed the others. */
  int[] choose(CandidateList candidates, DetectionSettings settings) {
    return scan().isEndToEnd() ? Nms.best(candidates, settings.max()) : settings.choose(candidates);
  }

  /** Returns the numbers of each row's box, as the network gave them. */
  RowNumbers boxes(Outputs outputs) {
    return layout.boxes(tensor(outputs));
  }

  /** Returns the numbers of each row after its classes. */
  RowNumbers extras(Outputs outputs) {
    return layout.extras(tensor(outputs), classes);
  }

  private Tensor tensor(Outputs outputs) {
    long any = TensorShape.DYNAMIC;
    return outputs.get(name, TensorShape.of(1, any, any));
  }

  private static RuntimeException mismatch(
      ExpectedGraph graph, TensorInfo output, Fixed size, int extra, String reason) {
    return graph.mismatch(
        "output '"
            + output.name()
            + "' has shape "
            + output.shape()
            + " where the spec ("
            + size.width()
            + "x"
            + size.height()
            + " pixels, labels: "
            + graph.labels()
            + reason
            + ") needs "
            + DetectionLayout.expected(size, graph.labels(), extra));
  }
}
