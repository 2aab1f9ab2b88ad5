package dev.firstpass.families.whisper;

import java.util.Arrays;

/**
 * Dynamic time warping: the cheapest way through a matrix from its first corner to its last, right,
 * down or both.
 *
 * <p>Reference: openai/whisper, {@code dtw_cpu} and {@code backtrace} in {@code whisper/timing.py}.
 */
final class TimeWarp {
  private static final byte BOTH = 0;
  private static final byte DOWN = 1;
  private static final byte RIGHT = 2;

  private TimeWarp() {}

  /**
   * Returns the column at which the way enters each row.
   *
   * @param cost {@code [rows][columns]}, at least one of each
   */
  static int[] entries(double[][] cost) {
    int rows = cost.length;
    int columns = cost[0].length;
    byte[][] trace = trace(cost);
    int[] entries = new int[rows];
    int i = rows;
    int j = columns;
    while (i > 0 || j > 0) {
      if (i > 0) {
        entries[i - 1] = Math.max(j - 1, 0);
      }
      byte came = i == 0 ? RIGHT : j == 0 ? DOWN : trace[i][j];
      i -= came == RIGHT ? 0 : 1;
      j -= came == DOWN ? 0 : 1;
    }
    return entries;
  }

  private static byte[][] trace(double[][] cost) {
    int rows = cost.length;
    int columns = cost[0].length;
    float[] left = new float[rows + 1];
    Arrays.fill(left, Float.POSITIVE_INFINITY);
    left[0] = 0;
    byte[][] trace = new byte[rows + 1][columns + 1];
    for (int j = 1; j <= columns; j++) {
      float[] here = new float[rows + 1];
      here[0] = Float.POSITIVE_INFINITY;
      for (int i = 1; i <= rows; i++) {
        float both = left[i - 1];
        float down = here[i - 1];
        float right = left[i];
        float least;
        if (both < down && both < right) {
          least = both;
          trace[i][j] = BOTH;
        } else if (down < both && down < right) {
          least = down;
          trace[i][j] = DOWN;
        } else {
          least = right;
          trace[i][j] = RIGHT;
        }
        here[i] = (float) (cost[i - 1][j - 1] + least);
      }
      left = here;
    }
    return trace;
  }
}
