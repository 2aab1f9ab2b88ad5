package dev.firstpass.families.yolox;

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
 * Finds boxes in YOLOX's output. A row is read only when its objectness alone could reach a
 * threshold: in most images fewer than one in a hundred does.
 *
 * @param output its name
 * @param classes how many there are
 * @param strides of the levels, finest first
 * @param decoded whether boxes are in pixels already
 */
record YoloxScan(String output, int classes, List<Integer> strides, boolean decoded)
    implements CandidateScan {
  private static final int OBJECTNESS = 4;
  private static final int FIRST_CLASS = 5;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int columns = FIRST_CLASS + classes;
    List<GridLevel> levels =
        GridLevel.of(letterbox.tensorWidth(), letterbox.tensorHeight(), strides);
    GridLevel last = levels.get(levels.size() - 1);
    TensorShape shape = TensorShape.of(1, last.first() + last.places(), columns);
    FloatBuffer data = outputs.get(output, shape).floats();
    CandidateList candidates = new CandidateList();
    float[] row = new float[columns];
    for (GridLevel level : levels) {
      for (int place = 0; place < level.places(); place++) {
        int start = (level.first() + place) * columns;
        if (data.get(start + OBJECTNESS) >= settings.filter().floor()) {
          data.get(start, row);
          add(row, place, level, settings, candidates);
        }
      }
    }
    return candidates;
  }

  private void add(
      float[] row, int place, GridLevel level, DetectionSettings settings, CandidateList into) {
    int best = ClassScores.best(row, FIRST_CLASS, row.length);
    float score = row[OBJECTNESS] * row[FIRST_CLASS + best];
    if (!settings.filter().keeps(best, score)) {
      return;
    }
    int index = level.first() + place;
    if (decoded) {
      into.addCentred(index, best, score, row[0], row[1], row[2], row[3]);
      return;
    }
    int stride = level.stride();
    into.addCentred(
        index,
        best,
        score,
        (row[0] + level.column(place)) * stride,
        (row[1] + level.row(place)) * stride,
        (float) Math.exp(row[2]) * stride,
        (float) Math.exp(row[3]) * stride);
  }
}
