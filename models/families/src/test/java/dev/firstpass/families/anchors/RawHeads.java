package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A head of nine anchors a place, of a tensor of 128 x 128 pixels. */
final class RawHeads {
  static final int ANCHORS = 9 * (16 * 16 + 8 * 8 + 4 * 4 + 2 * 2 + 1);

  private RawHeads() {}

  static GraphFacts facts(int columns) {
    return Graphs.facts(
        Graphs.tensor("image", 1, 3, 128, 128),
        Graphs.tensor("scores", 1, ANCHORS, columns),
        Graphs.tensor("boxes", 1, ANCHORS, 4));
  }

  /** Returns logits of which few pass any threshold, and boxes not far from their anchors. */
  static Outputs outputs(RandomGenerator random, int columns) {
    float[] logits = new float[ANCHORS * columns];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = random.nextInt(logits.length) < 300 ? random.nextFloat(-4, 6) : -9;
    }
    return new Outputs(
        Map.of(
            "scores",
            Tensor.of(TensorShape.of(1, ANCHORS, columns), logits),
            "boxes",
            RandomTensors.uniform(random, TensorShape.of(1, ANCHORS, 4), -0.7f, 0.7f)));
  }
}
