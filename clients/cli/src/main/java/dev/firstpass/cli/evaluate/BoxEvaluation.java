package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.core.draft.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Evaluates the boxes around regions by COCO's measures. Confined to one thread. */
final class BoxEvaluation implements Evaluation {
  private final DetectionDataset dataset;
  private final DraftDetections detections;
  private final Map<String, DatasetImage> images = new LinkedHashMap<>();

  BoxEvaluation(DetectionDataset dataset) {
    this.dataset = dataset;
    detections = new DraftDetections(dataset);
    dataset.images().forEach(image -> images.put(image.name(), image));
  }

  @Override
  public List<LabelledItem> items() {
    return images.values().stream()
        .map(image -> new LabelledItem(image.name(), image.file()))
        .toList();
  }

  @Override
  public void add(LabelledItem item, Draft draft) {
    detections.add(Objects.requireNonNull(images.get(item.name())), draft);
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!detections.unknownLabels().isEmpty()) {
      warnings.add(
          "left out: the data have no category for "
              + detections.unknownLabels()
              + "; name it with --map");
    }
    detections
        .imagesOfOtherSize()
        .forEach(
            image ->
                warnings.add(
                    image.name()
                        + " is not "
                        + image.width()
                        + "x"
                        + image.height()
                        + " as the data say; its boxes may not fit"));
    if (dataset.degenerateBoxes() > 0) {
      warnings.add("the data hold " + dataset.degenerateBoxes() + " boxes without area");
    }
    return warnings;
  }

  @Override
  public Report report() {
    return CocoEvaluation.evaluate(dataset, detections.detections());
  }
}
