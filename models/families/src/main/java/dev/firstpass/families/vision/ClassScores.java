package dev.firstpass.families.vision;

/** Operations on one place's class scores. */
public final class ClassScores {
  private ClassScores() {}

  /**
   * Returns the index of the largest score among {@code row[from .. to)}, counted from {@code
   * from}; the first of equals, never NaN unless all are.
   */
  public static int best(float[] row, int from, int to) {
    int best = from;
    float bestScore = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (row[i] > bestScore) {
        bestScore = row[i];
        best = i;
      }
    }
    return best - from;
  }
}
