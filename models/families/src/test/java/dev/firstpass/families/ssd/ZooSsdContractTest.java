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

final class ZooSsdContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new SsdFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image", 1, 3, 64, 96)),
            List.of(
                Graphs.tensor("bboxes", 1, 20, 4),
                DetectionTensors.numbers("labels", 1, 20),
                Graphs.tensor("scores", 1, 20))));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "bboxes",
            DetectionTensors.boxes(random, 1, TensorShape.of(1, 20, 4)),
            "labels",
            DetectionTensors.labels(random, 82, TensorShape.of(1, 20)),
            "scores",
            RandomTensors.uniform(random, TensorShape.of(1, 20), 0, 1)));
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
