package dev.firstpass.families.ssd;

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

final class TensorFlowContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new SsdFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                new TensorInfo("image_tensor:0", ElementType.UINT8, TensorShape.of(-1, -1, -1, 3))),
            List.of(
                Graphs.tensor("detection_boxes:0", -1, 20, 4),
                Graphs.tensor("detection_classes:0", -1, 20),
                Graphs.tensor("detection_scores:0", -1, 20),
                Graphs.tensor("num_detections:0", -1))));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "detection_boxes:0",
            DetectionTensors.boxes(random, 1, TensorShape.of(1, 20, 4)),
            "detection_classes:0",
            RandomTensors.uniform(random, TensorShape.of(1, 20), 0, 92),
            "detection_scores:0",
            RandomTensors.uniform(random, TensorShape.of(1, 20), 0, 1),
            "num_detections:0",
            RandomTensors.uniform(random, TensorShape.of(1), 5, 25)));
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
