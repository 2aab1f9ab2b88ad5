package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Prototypes and coefficients are positive, so that masks are rectangles. */
final class SegmentEndToEndContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsSegmentFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.facts(
            Graphs.tensor("images", 1, 3, 64, 96),
            Graphs.tensor("output0", 1, 30, 8),
            Graphs.tensor("output1", 1, 2, 16, 24)),
        Map.of("task", "segment", "names", "{0: 'cat', 1: 'dog', 2: 'bird'}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor rows =
        RandomTensors.rows(
            random, TensorShape.of(1, 30, 8), 0, 40, 0, 30, 40, 96, 30, 64, 0, 1, 0, 2.9f, 0.1f, 1);
    return new Outputs(
        Map.of(
            "output0",
            rows,
            "output1",
            RandomTensors.uniform(random, TensorShape.of(1, 2, 16, 24), 0.1f, 1)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (tensor.equals("output0") && axis == 1);
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
