package dev.firstpass.families.ssd;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

final class TorchvisionContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new SsdFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image", 3, -1, -1)),
            List.of(
                Graphs.tensor("1402", -1, 4),
                Graphs.tensor("1403", -1),
                DetectionTensors.numbers("1404", -1))));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    int rows = random.nextInt(10, 30);
    return new Outputs(
        Map.of(
            "1402",
            DetectionTensors.boxes(random, 90, TensorShape.of(rows, 4)),
            "1403",
            RandomTensors.uniform(random, TensorShape.of(rows), 0, 1),
            "1404",
            DetectionTensors.labels(random, 92, TensorShape.of(rows))));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 && !tensor.equals("image");
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
