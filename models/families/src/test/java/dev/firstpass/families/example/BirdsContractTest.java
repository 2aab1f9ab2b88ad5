package dev.firstpass.families.example;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a newcomer writes to prove a family; the rules come with the contract. */
final class BirdsContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new BirdsFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("photo", 1, 3, 64, 96), Graphs.tensor(BirdsFamily.BIRDS, 1, 40, 5));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            BirdsFamily.BIRDS,
            RandomTensors.rows(
                random, TensorShape.of(1, 40, 5), 0, 0.6f, 0, 0.6f, 0.4f, 1, 0.4f, 1, -4, 4)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (axis == 1 && tensor.equals(BirdsFamily.BIRDS));
  }
}
