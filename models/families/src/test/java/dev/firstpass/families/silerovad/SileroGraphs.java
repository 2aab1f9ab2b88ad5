package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Graphs with the inputs and outputs of the published ones. */
final class SileroGraphs {
  private static final TensorInfo RATE = new TensorInfo("sr", ElementType.INT64, TensorShape.of());

  private SileroGraphs() {}

  static GraphFacts sequence(int row) {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("input", -1, row),
                Graphs.tensor("h", 1, 1, 128),
                Graphs.tensor("c", 1, 1, 128)),
            List.of(
                Graphs.tensor("speech_probs", -1),
                Graphs.tensor("hn", 1, 1, 128),
                Graphs.tensor("cn", 1, 1, 128))));
  }

  static GraphFacts window() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("input", -1, -1), Graphs.tensor("state", 2, -1, 128), RATE),
            List.of(Graphs.tensor("output", -1, 1), Graphs.tensor("stateN", -1, -1, -1))));
  }

  static GraphFacts windowV4() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("input", -1, -1),
                RATE,
                Graphs.tensor("h", 2, -1, 64),
                Graphs.tensor("c", 2, -1, 64)),
            List.of(
                Graphs.tensor("output", -1, 1),
                Graphs.tensor("hn", 2, -1, 64),
                Graphs.tensor("cn", 2, -1, 64))));
  }

  /** Returns one probability a window, and each state as it was given with 1 added. */
  static Outputs answer(
      GraphSignature graph, Map<String, Tensor> inputs, Supplier<Float> probability) {
    int windows = Objects.requireNonNull(inputs.get("input")).shape().intSize(0);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    TensorInfo first = graph.outputs().get(0);
    float[] probabilities = new float[windows];
    for (int i = 0; i < windows; i++) {
      probabilities[i] = probability.get();
    }
    TensorShape shape =
        first.shape().rank() == 1 ? TensorShape.of(windows) : TensorShape.of(windows, 1);
    outputs.put(first.name(), Tensor.of(shape, probabilities));
    inputs.forEach(
        (name, tensor) -> {
          if (!name.equals("input") && !name.equals("sr")) {
            outputs.put(name.equals("state") ? "stateN" : name + "n", increased(tensor));
          }
        });
    return new Outputs(outputs);
  }

  private static Tensor increased(Tensor tensor) {
    float[] values = new float[(int) tensor.shape().elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.floats().get(i) + 1;
    }
    return Tensor.of(tensor.shape(), values);
  }
}
