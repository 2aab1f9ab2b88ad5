package dev.firstpass.families.speech;

/**
 * One stage of a Stockham transform: butterflies of one radix, then rotations. The transform of
 * size {@code n} does {@code n / radix} butterflies in each stage; the outputs of one lie {@code
 * stride} apart, {@code stride} being the product of the radices before.
 *
 * <p>Immutable.
 */
final class FftStage {
  private final Butterfly butterfly;
  private final int radix;
  private final int stride;
  private final double[] cos;
  private final double[] sin;

  /**
   * @param size of the whole transform
   * @param radix of this stage
   * @param stride product of the radices of the stages before
   */
  FftStage(int size, int radix, int stride) {
    this.butterfly = Butterfly.of(radix);
    this.radix = radix;
    this.stride = stride;
    this.cos = new double[size];
    this.sin = new double[size];
    for (int i = 0; i < size; i++) {
      int block = i / (stride * radix);
      int leg = i / stride % radix;
      double angle = 2 * Math.PI * block * leg * stride / size;
      cos[i] = Math.cos(angle);
      sin[i] = Math.sin(angle);
    }
  }

  /** Reads {@code x} and writes {@code y}; all arrays have the size of the transform. */
  void apply(double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
    int butterflies = xRe.length / radix;
    for (int first = 0; first < butterflies; first += stride) {
      butterfly.apply(xRe, xIm, yRe, yIm, first, stride);
    }
    if (stride < butterflies) {
      rotate(yRe, yIm);
    }
  }

  private void rotate(double[] re, double[] im) {
    double[] c = cos;
    double[] s = sin;
    for (int i = 0; i < c.length; i++) {
      double real = re[i];
      re[i] = real * c[i] + im[i] * s[i];
      im[i] = im[i] * c[i] - real * s[i];
    }
  }
}
