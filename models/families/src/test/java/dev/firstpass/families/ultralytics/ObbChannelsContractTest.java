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

final class ObbChannelsContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsObbFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 8, 126)),
        Map.of("task", "obb", "names", "{0: 'cat', 1: 'dog', 2: 'bird'}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor rows =
        RandomTensors.rows(
            random,
            TensorShape.of(1, 126, 8),
            0,
            96,
            0,
            64,
            5,
            50,
            5,
            50,
            0,
            1,
            0,
            1,
            0,
            1,
            -0.78f,
            2.35f);
    return new Outputs(Map.of("output0", Transposed.of(rows)));
  }
}
