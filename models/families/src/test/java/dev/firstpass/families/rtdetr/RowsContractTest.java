package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

final class RowsContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new RtdetrFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.withOperators(
            Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 20, 7)),
            "GridSample",
            "TopK"),
        Map.of("names", "{0: 'cat', 1: 'dog', 2: 'horse'}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "output0",
            RandomTensors.rows(
                random, TensorShape.of(1, 20, 7), 0, 1, 0, 1, 0, 0.7f, 0, 0.7f, 0, 1)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (axis == 1 && tensor.equals("output0"));
  }
}
