package dev.firstpass.families.classification;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

final class LogitsContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new ClassificationFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(Graphs.tensor("input", 1, 3, 32, 48), Graphs.tensor("logits", 1, 12));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of("logits", RandomTensors.uniform(random, TensorShape.of(1, 12), -3, 3)));
  }
}
