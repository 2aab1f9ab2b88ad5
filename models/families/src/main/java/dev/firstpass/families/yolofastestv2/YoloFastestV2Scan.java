package dev.firstpass.families.yolofastestv2;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ClassScores;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.GridLevel;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Finds boxes in the two outputs of Yolo-FastestV2.
 *
 * @param names the outputs, finer level first
 * @param anchors widths and heights in tensor pixels, finer level first
 * @param classes how many there are
 */
record YoloFastestV2Scan(List<String> names, List<Double> anchors, int classes)
    implements CandidateScan {
  private static final int BOX = 4;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    List<GridLevel> levels =
        GridLevel.of(
            letterbox.tensorWidth(), letterbox.tensorHeight(), YoloFastestV2Family.STRIDES);
    CandidateList candidates = new CandidateList();
    for (int i = 0; i < levels.size(); i++) {
      GridLevel level = levels.get(i);
      TensorShape shape = TensorShape.of(1, level.rows(), level.columns(), columns());
      FloatBuffer data = outputs.get(names.get(i), shape).floats();
      float[] row = new float[columns()];
      for (int place = 0; place < level.places(); place++) {
        data.get(place * columns(), row);
        add(row, place, level, i, settings, candidates);
      }
    }
    return candidates;
  }

  /** Adds the boxes of one place, one for each anchor that passes. */
  private void add(
      float[] row,
      int place,
      GridLevel level,
      int levelIndex,
      DetectionSettings settings,
      CandidateList into) {
    int perPlace = anchorsPerPlace();
    int firstClass = perPlace * (BOX + 1);
    int best = ClassScores.best(row, firstClass, row.length);
    float likeliest = row[firstClass + best];
    for (int anchor = 0; anchor < perPlace; anchor++) {
      float score = row[perPlace * BOX + anchor] * likeliest;
      if (settings.filter().keeps(best, score)) {
        int box = anchor * BOX;
        int size = 2 * (levelIndex * perPlace + anchor);
        int stride = level.stride();
        double x = (row[box] * 2.0 - 0.5 + level.column(place)) * stride;
        double y = (row[box + 1] * 2.0 - 0.5 + level.row(place)) * stride;
        double width = square(row[box + 2] * 2.0) * anchors.get(size);
        double height = square(row[box + 3] * 2.0) * anchors.get(size + 1);
        int index = (level.first() + place) * perPlace + anchor;
        into.addCentred(index, best, score, (float) x, (float) y, (float) width, (float) height);
      }
    }
  }

  private int columns() {
    return YoloFastestV2Family.columns(anchors, classes);
  }

  private int anchorsPerPlace() {
    return YoloFastestV2Family.anchorsPerPlace(anchors);
  }

  private static double square(double value) {
    return value * value;
  }
}
