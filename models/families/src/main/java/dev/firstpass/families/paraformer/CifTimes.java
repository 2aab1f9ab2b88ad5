package dev.firstpass.families.paraformer;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When tokens are spoken, read from the peaks of the predictor (continuous integrate-and-fire,
 * three times as fine as the encoder). A token lasts from its peak to the next, 0.6 s at most;
 * peaks come 1.5 steps late. Reference: FunASR, {@code funasr_onnx/utils/timestamp_utils.py},
 * {@code time_stamp_lfr6_onnx}. Stateless.
 */
final class CifTimes {
  private static final double STEP_SECONDS = 0.02;
  private static final double LATE = 1.5;
  private static final double LONGEST = 30;
  private static final double TAIL = 5;
  private static final float PEAK = 1 - 1e-4f;

  private CifTimes() {}

  /**
   * Returns start and end of each token, in seconds: {@code start0, end0, start1, ...}.
   *
   * @param peaks the predictor's sum at each step; it fires where that passes 1
   * @param tokens how many there are
   * @return empty unless there is one peak more than tokens: then the peaks tell nothing
   */
  static Optional<double[]> bounds(float[] peaks, int tokens) {
    double[] fires =
        IntStream.range(0, peaks.length)
            .filter(i -> peaks[i] > PEAK)
            .mapToDouble(i -> i - LATE)
            .toArray();
    if (tokens == 0 || fires.length != tokens + 1) {
      return Optional.empty();
    }
    double[] bounds = new double[2 * tokens];
    for (int i = 0; i < tokens; i++) {
      boolean last = i == tokens - 1;
      double length = fires[i + 1] - fires[i];
      bounds[2 * i] = fires[i];
      bounds[2 * i + 1] = last || length < LONGEST ? fires[i + 1] : fires[i] + LONGEST;
    }
    double rest = peaks.length - fires[tokens];
    bounds[2 * tokens - 1] = rest > TAIL ? (peaks.length + fires[tokens]) / 2 : peaks.length;
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = Math.max(bounds[i], 0) * STEP_SECONDS;
    }
    return Optional.of(bounds);
  }

  /** Returns start and end of tokens that share a time evenly. */
  static double[] even(double seconds, int tokens) {
    double[] bounds = new double[2 * tokens];
    for (int i = 0; i < tokens; i++) {
      bounds[2 * i] = seconds * i / tokens;
      bounds[2 * i + 1] = seconds * (i + 1) / tokens;
    }
    return bounds;
  }
}
