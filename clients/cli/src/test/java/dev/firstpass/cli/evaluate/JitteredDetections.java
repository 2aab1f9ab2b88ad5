package dev.firstpass.cli.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Moves ground truth about: the same arithmetic as {@code jittered} in make_example.py. */
final class JitteredDetections {
  private long state = 1;

  List<Detection> of(DetectionDataset dataset) {
    List<Detection> detections = new ArrayList<>();
    for (GroundTruth truth : dataset.groundTruths()) {
      detections.add(jittered(truth, dataset));
      detections.add(jittered(truth, dataset));
    }
    return detections;
  }

  private Detection jittered(GroundTruth truth, DetectionDataset dataset) {
    int categories = dataset.categories().size();
    long categoryId =
        draw() < 0.9
            ? truth.categoryId()
            : dataset.categories().get((int) (draw() * categories)).id();
    CocoBox box = truth.box();
    double x = box.x() + (draw() - 0.5) * 0.3 * box.width();
    double y = box.y() + (draw() - 0.5) * 0.3 * box.height();
    double width = box.width() * (0.8 + 0.4 * draw());
    double height = box.height() * (0.8 + 0.4 * draw());
    double score = (int) (draw() * 50) / 50.0;
    return new Detection(truth.imageId(), categoryId, new CocoBox(x, y, width, height), score);
  }

  private double draw() {
    state = (state * 1_103_515_245L + 12_345L) % 2_147_483_648L;
    return state / 2_147_483_648.0;
  }
}
