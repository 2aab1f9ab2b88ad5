package dev.firstpass.families.nanodet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

final class NanodetMContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new NanodetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("input.1", 1, 3, 64, 96),
        Graphs.tensor("792", 1, 96, 5),
        Graphs.tensor("814", 1, 24, 5),
        Graphs.tensor("836", 1, 6, 5),
        Graphs.tensor("795", 1, 96, 32),
        Graphs.tensor("817", 1, 24, 32),
        Graphs.tensor("839", 1, 6, 32));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "792", RandomTensors.uniform(random, TensorShape.of(1, 96, 5), 0, 1),
            "814", RandomTensors.uniform(random, TensorShape.of(1, 24, 5), 0, 1),
            "836", RandomTensors.uniform(random, TensorShape.of(1, 6, 5), 0, 1),
            "795", RandomTensors.uniform(random, TensorShape.of(1, 96, 32), -4, 4),
            "817", RandomTensors.uniform(random, TensorShape.of(1, 24, 32), -4, 4),
            "839", RandomTensors.uniform(random, TensorShape.of(1, 6, 32), -4, 4)));
  }
}
