package dev.firstpass.families.speech;

import java.util.Arrays;

/**
 * Normalisation by the mean and variance of the training set, one pair a feature: {@code (x +
 * negativeMean) * inverseDeviation}.
 *
 * <p>The vectors are FunASR's {@code am.mvn} ({@code AddShift}, {@code Rescale}), or {@code
 * neg_mean} and {@code inv_stddev} of an exported graph's metadata. Immutable.
 */
public final class Cmvn {
  private final float[] negativeMean;
  private final float[] inverseDeviation;

  /**
   * @param negativeMean added to each feature
   * @param inverseDeviation multiplied then; as many
   */
  public Cmvn(float[] negativeMean, float[] inverseDeviation) {
    if (negativeMean.length != inverseDeviation.length) {
      throw new IllegalArgumentException(
          negativeMean.length + " means and " + inverseDeviation.length + " deviations");
    }
    this.negativeMean = negativeMean.clone();
    this.inverseDeviation = inverseDeviation.clone();
  }

  /** Returns how many features a frame has. */
  public int size() {
    return negativeMean.length;
  }

  /** Normalises frames in place. */
  public void apply(FeatureFrames frames) {
    if (frames.size() != size()) {
      throw new IllegalArgumentException(
          frames.size() + " features a frame, normalisation of " + size());
    }
    frames.shiftAndScale(doubles(negativeMean), doubles(inverseDeviation));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
