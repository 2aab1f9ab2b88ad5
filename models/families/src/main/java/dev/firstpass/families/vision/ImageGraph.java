package dev.firstpass.families.vision;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput.Fixed;
import java.util.List;
import java.util.Optional;

/**
 * A graph that takes one float picture of three channels, (N, 3, H, W), as families look at it when
 * they recognise their own.
 *
 * @param input its name, type and shape
 * @param outputs all float, in the graph's order
 */
public record ImageGraph(TensorInfo input, List<TensorInfo> outputs) {

  /** Returns the graph when it is of this kind. */
  public static Optional<ImageGraph> of(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    List<TensorInfo> outputs = facts.signature().outputs();
    if (inputs.size() != 1
        || inputs.get(0).type() != ElementType.FLOAT32
        || inputs.get(0).shape().rank() != 4
        || inputs.get(0).shape().size(1) != 3
        || outputs.stream().anyMatch(output -> output.type() != ElementType.FLOAT32)) {
      return Optional.empty();
    }
    return Optional.of(new ImageGraph(inputs.get(0), outputs));
  }

  /** Returns the picture's size, when the graph fixes it. */
  public Optional<Fixed> size() {
    long height = input.shape().size(2);
    long width = input.shape().size(3);
    boolean usable = height > 0 && width > 0 && height * width <= Integer.MAX_VALUE;
    return usable ? Optional.of(new Fixed((int) width, (int) height)) : Optional.empty();
  }

  /** Returns the only output's shape, when there is one output and it has this many axes. */
  public Optional<TensorShape> onlyOutput(int rank) {
    return outputs.size() == 1 && outputs.get(0).shape().rank() == rank
        ? Optional.of(outputs.get(0).shape())
        : Optional.empty();
  }

  /** Returns whether both sides are multiples of a network's largest stride. */
  public static boolean divides(int stride, Fixed size) {
    return size.width() % stride == 0 && size.height() % stride == 0;
  }
}
