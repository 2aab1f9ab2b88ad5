package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

final class ClassifyContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsClassifyFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 3)),
        Map.of("task", "classify", "names", "{0: 'cat', 1: 'dog', 2: 'bird'}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of("output0", RandomTensors.uniform(random, TensorShape.of(1, 3), 0, 1)));
  }
}
