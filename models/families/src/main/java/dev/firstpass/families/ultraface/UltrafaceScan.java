package dev.firstpass.families.ultraface;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds faces in UltraFace's outputs.
 *
 * @param priors how many rows they have
 */
record UltrafaceScan(int priors) implements CandidateScan {
  private static final int FACE = 0;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    FloatBuffer scores = outputs.get(UltrafaceFamily.SCORES, TensorShape.of(1, priors, 2)).floats();
    FloatBuffer boxes = outputs.get(UltrafaceFamily.BOXES, TensorShape.of(1, priors, 4)).floats();
    float width = letterbox.tensorWidth();
    float height = letterbox.tensorHeight();
    float[] box = new float[4];
    CandidateList candidates = new CandidateList();
    for (int prior = 0; prior < priors; prior++) {
      float score = scores.get(2 * prior + 1);
      if (settings.filter().keeps(FACE, score)) {
        boxes.get(4 * prior, box);
        candidates.add(
            prior, FACE, score, box[0] * width, box[1] * height, box[2] * width, box[3] * height);
      }
    }
    return candidates;
  }
}
