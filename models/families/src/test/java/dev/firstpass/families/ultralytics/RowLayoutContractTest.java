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

final class RowLayoutContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 378, 8));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor output =
        RandomTensors.rows(random, TensorShape.of(1, 378, 8), 0, 96, 0, 64, 0, 50, 0, 50, 0, 1);
    return new Outputs(Map.of("output0", output));
  }
}
