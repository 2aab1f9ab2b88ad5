package dev.firstpass.families.ultraface;

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

final class UltrafaceContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltrafaceFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("input", 1, 3, 64, 96),
        Graphs.tensor("scores", 1, 354, 2),
        Graphs.tensor("boxes", 1, 354, 4));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Tensor boxes =
        RandomTensors.rows(
            random, TensorShape.of(1, 354, 4), -0.2f, 0.6f, -0.2f, 0.6f, 0.4f, 1.2f, 0.4f, 1.2f);
    return new Outputs(
        Map.of(
            "scores",
            RandomTensors.uniform(random, TensorShape.of(1, 354, 2), 0, 1),
            "boxes",
            boxes));
  }
}
