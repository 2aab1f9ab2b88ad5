package dev.firstpass.families.yolox;

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

final class YoloxP6ContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new YoloxFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(Graphs.tensor("images", 1, 3, 64, 128), Graphs.tensor("output", 1, 170, 8));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor output =
        RandomTensors.rows(random, TensorShape.of(1, 170, 8), 0, 1, 0, 1, -1, 2, -1, 2, 0, 1);
    return new Outputs(Map.of("output", output));
  }
}
