package dev.firstpass.inference.media;

/**
 * The shape that weighs the source pixels around a target pixel. Symmetric, 0 from {@link #support}
 * on.
 *
 * <p>The order of the operations is Pillow's ({@code src/libImaging/Resample.c}), so that the last
 * bit of a weight agrees.
 */
enum ResamplingFilter {
  /** Linear interpolation. */
  TRIANGLE(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },
  /**
   * Cubic convolution with a = -1/2 (Keys, Cubic Convolution Interpolation for Digital Image
   * Processing, 1981, equation 15).
   */
  CUBIC(2) {
    private static final double A = -0.5;

    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
  };

  private final double support;

  ResamplingFilter(double support) {
    this.support = support;
  }

  /** Returns how far the filter reaches to either side, in pixels. */
  double support() {
    return support;
  }

  /**
   * Returns the weight of a pixel.
   *
   * @param distance from the middle of the filter, in pixels
   */
  abstract double weight(double distance);
}
