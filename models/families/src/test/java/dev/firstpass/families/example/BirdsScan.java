package dev.firstpass.families.example;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds birds in the rows of the output: all that a family of plain boxes has to write.
 *
 * @param rows how many there are
 */
record BirdsScan(int rows) implements CandidateScan {
  private static final int BIRD = 0;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    FloatBuffer numbers =
        outputs.get(BirdsFamily.BIRDS, TensorShape.of(1, rows, BirdsFamily.COLUMNS)).floats();
    float width = letterbox.tensorWidth();
    float height = letterbox.tensorHeight();
    float[] row = new float[BirdsFamily.COLUMNS];
    CandidateList candidates = new CandidateList();
    for (int i = 0; i < rows; i++) {
      numbers.get(BirdsFamily.COLUMNS * i, row);
      float score = (float) (1 / (1 + Math.exp(-row[4])));
      if (settings.filter().keeps(BIRD, score)) {
        candidates.add(
            i, BIRD, score, row[0] * width, row[1] * height, row[2] * width, row[3] * height);
      }
    }
    return candidates;
  }
}
