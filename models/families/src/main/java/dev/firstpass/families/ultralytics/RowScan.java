package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ClassScores;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds boxes in YOLOv5's output. A row is read only when its objectness alone passes.
 *
 * @param output its name
 * @param classes how many there are
 * @param extra how many columns follow the classes
 */
record RowScan(String output, int classes, int extra) implements CandidateScan {
  private static final int OBJECTNESS = 4;
  private static final int FIRST_CLASS = 5;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int columns = FIRST_CLASS + classes + extra;
    Tensor tensor = outputs.get(output, TensorShape.of(1, TensorShape.DYNAMIC, columns));
    FloatBuffer data = tensor.floats();
    int rows = tensor.shape().intSize(1);
    CandidateList candidates = new CandidateList();
    float[] row = new float[columns];
    for (int index = 0; index < rows; index++) {
      if (data.get(index * columns + OBJECTNESS) >= settings.filter().floor()) {
        data.get(index * columns, row);
        add(row, index, settings, candidates);
      }
    }
    return candidates;
  }

  private void add(float[] row, int index, DetectionSettings settings, CandidateList into) {
    int best = ClassScores.best(row, FIRST_CLASS, FIRST_CLASS + classes);
    int first = settings.multiLabel() ? 0 : best;
    int end = settings.multiLabel() ? classes : best + 1;
    for (int classId = first; classId < end; classId++) {
      float score = row[OBJECTNESS] * row[FIRST_CLASS + classId];
      if (settings.filter().keeps(classId, score)) {
        into.addCentred(index, classId, score, row[0], row[1], row[2], row[3]);
      }
    }
  }
}
