package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

final class DecodedContractTest extends ModelFamilyContract {
  private static final int ROWS = 30;

  @Override
  protected ModelFamily family() {
    return new RtdetrFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("images", -1, 3, 64, 96),
                new TensorInfo("orig_target_sizes", ElementType.INT64, TensorShape.of(-1, 2))),
            List.of(
                new TensorInfo("labels", ElementType.INT64, TensorShape.of(-1, ROWS)),
                Graphs.tensor("boxes", -1, ROWS, 4),
                Graphs.tensor("scores", -1, ROWS))));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "labels",
            Tensor.of(TensorShape.of(1, ROWS), random.longs(ROWS, 0, 82).toArray()),
            "boxes",
            RandomTensors.rows(random, TensorShape.of(1, ROWS, 4), 0, 40, 0, 30, 40, 96, 30, 64),
            "scores",
            RandomTensors.uniform(random, TensorShape.of(1, ROWS), 0, 1)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 || (axis == 1 && !tensor.equals("images") && !tensor.startsWith("orig"));
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
