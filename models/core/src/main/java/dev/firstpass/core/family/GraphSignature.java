package dev.firstpass.core.family;

import java.util.List;
import java.util.Optional;

/**
 * The inputs and outputs of a graph, in the graph's order.
 *
 * @param inputs what must be given, without initialisers
 * @param outputs what comes out
 */
public record GraphSignature(List<TensorInfo> inputs, List<TensorInfo> outputs) {
  public GraphSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Returns the input with this name. */
  public Optional<TensorInfo> input(String name) {
    return inputs.stream().filter(info -> info.name().equals(name)).findFirst();
  }

  /** Returns the output with this name. */
  public Optional<TensorInfo> output(String name) {
    return outputs.stream().filter(info -> info.name().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return "inputs " + inputs + ", outputs " + outputs;
  }
}
