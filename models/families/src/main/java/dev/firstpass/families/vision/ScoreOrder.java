package dev.firstpass.families.vision;

import java.util.Arrays;

/**
 * The one order of suggestions: higher score first; of equal scores, lower index first. References
 * leave ties open; without a rule the same call twice could give two drafts.
 */
public final class ScoreOrder {
  private ScoreOrder() {}

  /**
   * Returns the indexes of {@code scores}, best first.
   *
   * @param scores not negative, not NaN, no negative zero
   * @param size how many of them count
   */
  public static int[] bestFirst(float[] scores, int size) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = key(scores[i], i);
    }
    return sorted(keys);
  }

  static int[] bestFirst(CandidateList candidates) {
    long[] keys = new long[candidates.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(candidates.score(i), i);
    }
    return sorted(keys);
  }

  private static int[] sorted(long[] keys) {
    Arrays.sort(keys);
    int[] indexes = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      indexes[i] = (int) keys[i];
    }
    return indexes;
  }

  /** The bits of floats that are not negative order as the floats do. */
  private static long key(float score, int index) {
    return (long) (Integer.MAX_VALUE - Float.floatToRawIntBits(score)) << Integer.SIZE | index;
  }
}
