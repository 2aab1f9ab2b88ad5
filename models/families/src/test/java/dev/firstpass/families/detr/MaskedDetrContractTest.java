package dev.firstpass.families.detr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

final class MaskedDetrContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new DetrFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("pixel_values", -1, 3, 64, 96),
                new TensorInfo("pixel_mask", ElementType.INT64, TensorShape.of(-1, 64, -1))),
            List.of(Graphs.tensor("logits", -1, 20, 4), Graphs.tensor("pred_boxes", -1, 20, 4))));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "logits",
            RandomTensors.uniform(random, TensorShape.of(1, 20, 4), -3, 3),
            "pred_boxes",
            RandomTensors.rows(random, TensorShape.of(1, 20, 4), 0, 1, 0, 1, 0, 0.7f)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0
        || tensor.equals("pixel_mask")
        || (axis == 1 && !tensor.equals("pixel_values"));
  }
}
