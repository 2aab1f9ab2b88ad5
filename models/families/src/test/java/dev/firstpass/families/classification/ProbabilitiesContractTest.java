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

final class ProbabilitiesContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new ClassificationFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withOperators(
        Graphs.facts(Graphs.tensor("input", -1, 28, 28, 1), Graphs.tensor("output", -1, 1001)),
        "Softmax");
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of("output", RandomTensors.uniform(random, TensorShape.of(1, 1001), 0, 1)));
  }

  /** One class more than labels is the background without a label. */
  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || tensor.equals("output");
  }
}
