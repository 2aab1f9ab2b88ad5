package dev.firstpass.families.speech;

/**
 * Transforms of any odd radix by the definition: exact for every size, and fast enough for small
 * primes. Immutable.
 */
final class OddButterfly implements Butterfly {
  private final int radix;
  private final double[] cos;
  private final double[] sin;

  OddButterfly(int radix) {
    this.radix = radix;
    this.cos = new double[radix];
    this.sin = new double[radix];
    for (int k = 0; k < radix; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / radix);
      sin[k] = Math.sin(2 * Math.PI * k / radix);
    }
  }

  @Override
  public void apply(double[] xRe, double[] xIm, double[] yRe, double[] yIm, int first, int stride) {
    for (int j = 0; j < stride; j++) {
      for (int k = 0; k < radix; k++) {
        output(xRe, xIm, yRe, yIm, first + j, radix * first + j + k * stride, k);
      }
    }
  }

  private void output(
      double[] xRe, double[] xIm, double[] yRe, double[] yIm, int in, int out, int k) {
    int leg = xRe.length / radix;
    double re = 0;
    double im = 0;
    for (int i = 0, angle = 0; i < radix; i++, angle = (angle + k) % radix) {
      double a = xRe[in + i * leg];
      double b = xIm[in + i * leg];
      re += a * cos[angle] + b * sin[angle];
      im += b * cos[angle] - a * sin[angle];
    }
    yRe[out] = re;
    yIm[out] = im;
  }
}
