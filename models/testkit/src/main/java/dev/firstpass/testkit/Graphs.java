package dev.firstpass.testkit;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Builds signatures and facts of graphs that exist only in tests. */
public final class Graphs {
  private Graphs() {}

  /** Returns a float input or output; -1 stands for a dynamic axis. */
  public static TensorInfo tensor(String name, long... sizes) {
    return new TensorInfo(name, ElementType.FLOAT32, TensorShape.of(sizes));
  }

  /** Returns the facts of a graph without metadata, operators or input gain. */
  public static GraphFacts facts(TensorInfo input, TensorInfo... outputs) {
    return facts(new GraphSignature(List.of(input), List.of(outputs)));
  }

  /** Returns the facts of a graph without metadata, operators or input gain. */
  public static GraphFacts facts(GraphSignature signature) {
    return new GraphFacts(signature, Map.of(), "pytorch", Set.of(), OptionalDouble.empty());
  }

  /** Returns the same facts with these operator types in the graph. */
  public static GraphFacts withOperators(GraphFacts facts, String... operators) {
    return new GraphFacts(
        facts.signature(),
        facts.metadata(),
        facts.producer(),
        Set.of(operators),
        facts.inputGain());
  }

  /** Returns the same facts with this metadata. */
  public static GraphFacts withMetadata(GraphFacts facts, Map<String, String> metadata) {
    return new GraphFacts(
        facts.signature(), metadata, facts.producer(), facts.operators(), facts.inputGain());
  }

  /** Returns the same facts with this gain of the first convolution. */
  public static GraphFacts withInputGain(GraphFacts facts, double gain) {
    return new GraphFacts(
        facts.signature(),
        facts.metadata(),
        facts.producer(),
        facts.operators(),
        OptionalDouble.of(gain));
  }

  /** Returns the signature with one of its tensors replaced; inputs are counted before outputs. */
  public static GraphSignature with(GraphSignature graph, int index, TensorInfo replacement) {
    List<TensorInfo> inputs = new ArrayList<>(graph.inputs());
    List<TensorInfo> outputs = new ArrayList<>(graph.outputs());
    if (index < inputs.size()) {
      inputs.set(index, replacement);
    } else {
      outputs.set(index - inputs.size(), replacement);
    }
    return new GraphSignature(inputs, outputs);
  }

  /** Returns the tensor with the size of one axis changed. */
  public static TensorInfo withSize(TensorInfo tensor, int axis, long size) {
    long[] sizes = tensor.shape().toArray();
    sizes[axis] = size;
    return new TensorInfo(tensor.name(), tensor.type(), TensorShape.of(sizes));
  }
}
