package dev.firstpass.families.detr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.Map;
import java.util.random.RandomGenerator;

final class DetrContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new DetrFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("inputs", -1, 3, -1, -1),
        Graphs.tensor("pred_logits", -1, 20, 92),
        Graphs.tensor("pred_boxes", -1, 20, 4));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "pred_logits",
            RandomTensors.uniform(random, TensorShape.of(1, 20, 92), -3, 6),
            "pred_boxes",
            RandomTensors.rows(random, TensorShape.of(1, 20, 4), 0, 1, 0, 1, 0, 0.7f)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (axis == 1 && !tensor.equals("inputs"));
  }

  /** COCO's ids are one numbering for 80 labels or fewer. */
  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
