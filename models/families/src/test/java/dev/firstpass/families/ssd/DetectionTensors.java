package dev.firstpass.families.ssd;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.RandomTensors;
import java.util.random.RandomGenerator;

/** Outputs of graphs that suppress by themselves. */
final class DetectionTensors {
  private DetectionTensors() {}

  static TensorInfo numbers(String name, long... sizes) {
    return new TensorInfo(name, ElementType.INT64, TensorShape.of(sizes));
  }

  /** Returns boxes, some of which reach over the edges of a picture of this side. */
  static Tensor boxes(RandomGenerator random, float side, TensorShape shape) {
    float low = -0.1f * side;
    float middle = 0.5f * side;
    float high = 1.1f * side;
    return RandomTensors.rows(random, shape, low, middle, low, middle, middle, high, middle, high);
  }

  /** Returns class numbers from 0 up to, not including, {@code end}. */
  static Tensor labels(RandomGenerator random, int end, TensorShape shape) {
    return Tensor.of(shape, random.longs(shape.elements(), 0, end).toArray());
  }
}
