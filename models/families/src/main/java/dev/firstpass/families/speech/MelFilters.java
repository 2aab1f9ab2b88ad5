package dev.firstpass.families.speech;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Overlapping triangles that sum a spectrum into mel bands. The corners of the triangles are
 * equally spaced on a mel scale; band {@code b} rises from corner {@code b} to {@code b + 1} and
 * falls to {@code b + 2}.
 *
 * <p>Immutable.
 */
public final class MelFilters {
  private final int[] first;
  private final double[][] weights;

  private MelFilters(int[] first, double[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /**
   * Where the triangles lie.
   *
   * @param sampleRateHz of the frames
   * @param fftSize samples a frame
   * @param bands how many triangles
   * @param lowHz first corner
   * @param highHz last corner, at most half the sample rate
   */
  public record Range(int sampleRateHz, int fftSize, int bands, double lowHz, double highHz) {
    public Range {
      if (bands < 1 || lowHz < 0 || !(lowHz < highHz) || highHz > sampleRateHz / 2.0) {
        throw new IllegalArgumentException(
            bands + " bands from " + lowHz + " to " + highHz + " Hz at " + sampleRateHz + " Hz");
      }
    }

    private double hertz(int bin) {
      return (double) bin * sampleRateHz / fftSize;
    }

    private double[] corners(MelScale scale, DoubleUnaryOperator ofMel) {
      double low = scale.mel(lowHz);
      double step = (scale.mel(highHz) - low) / (bands + 1);
      double[] corners = new double[bands + 2];
      for (int i = 0; i < corners.length; i++) {
        corners[i] = ofMel.applyAsDouble(low + i * step);
      }
      return corners;
    }
  }

  /**
   * Returns triangles whose sides are straight in mel, of height 1: Kaldi's {@code
   * mel-computations} and TensorFlow's {@code linear_to_mel_weight_matrix}, both of the {@link
   * MelScale#HTK} scale.
   */
  public static MelFilters straightInMel(Range range) {
    double[] corners = range.corners(MelScale.HTK, DoubleUnaryOperator.identity());
    return of(range, corners, bin -> MelScale.HTK.mel(range.hertz(bin)), new double[0]);
  }

  /**
   * Returns triangles whose sides are straight in hertz, of height 1: torchaudio's {@code
   * melscale_fbanks}.
   */
  public static MelFilters straightInHertz(Range range, MelScale scale) {
    return of(range, range.corners(scale, scale::hertz), range::hertz, new double[0]);
  }

  /**
   * Returns triangles whose sides are straight in hertz, of area 1, on the {@link MelScale#SLANEY}
   * scale: the default of librosa's {@code filters.mel}.
   */
  public static MelFilters slaney(Range range) {
    double[] corners = range.corners(MelScale.SLANEY, MelScale.SLANEY::hertz);
    double[] heights = new double[range.bands()];
    for (int band = 0; band < heights.length; band++) {
      heights[band] = 2 / (corners[band + 2] - corners[band]);
    }
    return of(range, corners, range::hertz, heights);
  }

  /** Returns how many bands there are. */
  public int bands() {
    return first.length;
  }

  /**
   * Sums a spectrum into bands.
   *
   * @param spectrum power or magnitude of fftSize / 2 + 1 frequencies
   * @param into {@link #bands()} values, written
   */
  public void apply(double[] spectrum, double[] into) {
    for (int band = 0; band < first.length; band++) {
      double[] row = weights[band];
      int offset = first[band];
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * spectrum[offset + i];
      }
      into[band] = sum;
    }
  }

  private static MelFilters of(
      Range range, double[] corners, IntToDoubleFunction position, double[] heights) {
    int[] first = new int[range.bands()];
    double[][] weights = new double[range.bands()][];
    for (int band = 0; band < first.length; band++) {
      int from = 0;
      int last = range.fftSize() / 2;
      while (from <= last && position.applyAsDouble(from) <= corners[band]) {
        from++;
      }
      while (last >= from && position.applyAsDouble(last) >= corners[band + 2]) {
        last--;
      }
      double height = heights.length == 0 ? 1 : heights[band];
      first[band] = from;
      weights[band] = new double[last + 1 - from];
      for (int bin = from; bin <= last; bin++) {
        weights[band][bin - from] = height * triangle(corners, band, position.applyAsDouble(bin));
      }
    }
    return new MelFilters(first, weights);
  }

  private static double triangle(double[] corners, int band, double at) {
    double rise = (at - corners[band]) / (corners[band + 1] - corners[band]);
    double fall = (corners[band + 2] - at) / (corners[band + 2] - corners[band + 1]);
    return Math.min(rise, fall);
  }
}
