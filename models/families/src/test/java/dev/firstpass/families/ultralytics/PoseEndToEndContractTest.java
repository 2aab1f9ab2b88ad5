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

final class PoseEndToEndContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsPoseFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 30, 12)),
        Map.of("task", "pose", "kpt_shape", "[3, 2]", "names", "{0: 'cat', 1: 'dog', 2: 'bird'}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor rows =
        RandomTensors.rows(
            random, TensorShape.of(1, 30, 12), 0, 40, 0, 30, 40, 96, 30, 64, 0, 1, 0, 2.9f, -9, 99);
    return new Outputs(Map.of("output0", rows));
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
