package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds boxes in the output of end-to-end detectors. A row whose class is none of the model's is
 * left out.
 *
 * @param output its name
 * @param classes how many there are
 * @param extra how many columns follow the class
 */
record EndToEndScan(String output, int classes, int extra) implements CandidateScan {
  private static final int COLUMNS = 6;
  private static final int SCORE = 4;
  private static final int CLASS = 5;

  @Override
  public boolean isEndToEnd() {
    return true;
  }

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int columns = COLUMNS + extra;
    Tensor tensor = outputs.get(output, TensorShape.of(1, TensorShape.DYNAMIC, columns));
    FloatBuffer data = tensor.floats();
    int rows = tensor.shape().intSize(1);
    CandidateList candidates = new CandidateList();
    float[] row = new float[COLUMNS];
    for (int index = 0; index < rows; index++) {
      data.get(index * columns, row);
      // NaN fails the first comparison; a fraction is cut off as the reference does.
      if (row[CLASS] >= 0 && row[CLASS] < classes) {
        int classId = (int) row[CLASS];
        if (settings.filter().keeps(classId, row[SCORE])) {
          candidates.add(index, classId, row[SCORE], row[0], row[1], row[2], row[3]);
        }
      }
    }
    return candidates;
  }
}
