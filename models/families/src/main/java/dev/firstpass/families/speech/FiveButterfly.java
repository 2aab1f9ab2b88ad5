package dev.firstpass.families.speech;

/**
 * Transforms of five, which 400-sample windows need twice: legs 1 and 4, and 2 and 3, are each
 * other's mirror images, so only their sums and differences are multiplied. Stateless.
 */
final class FiveButterfly implements Butterfly {
  private static final double COS_1 = Math.cos(2 * Math.PI / 5);
  private static final double COS_2 = Math.cos(4 * Math.PI / 5);
  private static final double SIN_1 = Math.sin(2 * Math.PI / 5);
  private static final double SIN_2 = Math.sin(4 * Math.PI / 5);

  @Override
  public void apply(double[] xRe, double[] xIm, double[] yRe, double[] yIm, int first, int stride) {
    for (int j = 0; j < stride; j++) {
      half(xRe, xIm, yRe, first + j, 5 * first + j, stride, 1);
      half(xIm, xRe, yIm, first + j, 5 * first + j, stride, -1);
    }
  }

  /**
   * Writes the real parts of the five outputs from real parts {@code a} and imaginary parts {@code
   * b}; with the two exchanged and {@code sign} -1, the imaginary parts.
   */
  private static void half(
      double[] a, double[] b, double[] y, int in, int out, int stride, double sign) {
    int leg = a.length / 5;
    double sum1 = a[in + leg] + a[in + 4 * leg];
    double sum2 = a[in + 2 * leg] + a[in + 3 * leg];
    double difference1 = sign * (b[in + leg] - b[in + 4 * leg]);
    double difference2 = sign * (b[in + 2 * leg] - b[in + 3 * leg]);
    double even1 = a[in] + COS_1 * sum1 + COS_2 * sum2;
    double even2 = a[in] + COS_2 * sum1 + COS_1 * sum2;
    double odd1 = SIN_1 * difference1 + SIN_2 * difference2;
    double odd2 = SIN_2 * difference1 - SIN_1 * difference2;
    y[out] = a[in] + sum1 + sum2;
    y[out + stride] = even1 + odd1;
    y[out + 2 * stride] = even2 + odd2;
    y[out + 3 * stride] = even2 - odd2;
    y[out + 4 * stride] = even1 - odd1;
  }
}
