package dev.firstpass.inference.batch;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a graph says about the first axes of its inputs and outputs.
 *
 * @param size how many pictures each run takes: 1 or more, or {@link #ANY}
 */
record BatchAxis(long size) {
  static final long ANY = TensorShape.DYNAMIC;

  private static final BatchAxis ONE = new BatchAxis(1);

  /** How many axes pictures with a batch axis have. */
  private static final int PICTURES = 4;

  /**
   * Returns the batch axis of a graph: any size only where all inputs and outputs have a first axis
   * that is dynamic; another fixed size than 1 only where all have it. A graph none of whose inputs
   * has four axes takes one picture, without a batch axis: the first is that of its channels.
   */
  static BatchAxis of(GraphSignature graph) {
    List<TensorShape> shapes =
        Stream.concat(graph.inputs().stream(), graph.outputs().stream())
            .map(TensorInfo::shape)
            .toList();
    if (shapes.isEmpty()
        || shapes.stream().anyMatch(shape -> shape.rank() == 0)
        || graph.inputs().stream().noneMatch(input -> input.shape().rank() >= PICTURES)) {
      return ONE;
    }
    long first = graph.inputs().get(0).shape().size(0);
    return shapes.stream().allMatch(shape -> shape.size(0) == first || shape.size(0) == ANY)
        ? new BatchAxis(first)
        : ONE;
  }

  boolean fixed() {
    return size > 1;
  }

  boolean any() {
    return size == ANY;
  }
}
