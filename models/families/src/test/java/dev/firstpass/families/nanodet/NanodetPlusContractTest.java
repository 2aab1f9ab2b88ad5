package dev.firstpass.families.nanodet;

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

final class NanodetPlusContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new NanodetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(Graphs.tensor("data", 1, 3, 64, 96), Graphs.tensor("output", 1, 128, 37));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor output =
        RandomTensors.rows(random, TensorShape.of(1, 128, 37), 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, -4, 4);
    return new Outputs(Map.of("output", output));
  }
}
