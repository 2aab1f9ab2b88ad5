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

final class RawContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new RtdetrFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withOperators(
        Graphs.facts(
            Graphs.tensor("pixel_values", -1, 3, 64, 96),
            Graphs.tensor("logits", -1, 20, 3),
            Graphs.tensor("pred_boxes", -1, 20, 4)),
        "GridSample",
        "TopK");
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "logits",
            RandomTensors.uniform(random, TensorShape.of(1, 20, 3), -6, 3),
            "pred_boxes",
            RandomTensors.rows(random, TensorShape.of(1, 20, 4), 0, 1, 0, 1, 0, 0.7f)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (axis == 1 && !tensor.equals("pixel_values"));
  }
}
