package dev.firstpass.bench.jmh;

import dev.firstpass.families.vision.CandidateList;
import java.util.Random;

/** Candidates as a detector gives them: many boxes around each of a few things. */
final class RandomCandidates {
  private static final int PER_THING = 20;
  private static final float SIDE = 640;

  private RandomCandidates() {}

  /** Returns candidates in a picture of 640 x 640 pixels; the same call gives the same. */
  static CandidateList of(int count, int classes, long seed) {
    var random = new Random(seed);
    var list = new CandidateList();
    int row = 0;
    while (row < count) {
      float x = SIDE * random.nextFloat();
      float y = SIDE * random.nextFloat();
      float width = 10 + 150 * random.nextFloat();
      float height = 10 + 150 * random.nextFloat();
      int classId = random.nextInt(classes);
      for (int i = 0; i < PER_THING && row < count; i++, row++) {
        list.addCentred(
            row,
            classId,
            random.nextFloat(),
            x + width * jitter(random),
            y + height * jitter(random),
            width * (1 + jitter(random)),
            height * (1 + jitter(random)));
      }
    }
    return list;
  }

  private static float jitter(Random random) {
    return 0.1f * (float) random.nextGaussian();
  }
}
