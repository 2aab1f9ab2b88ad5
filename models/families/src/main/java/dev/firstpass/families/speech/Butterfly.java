package dev.firstpass.families.speech;

/** Small discrete Fourier transforms: the step that a {@link FftStage} repeats. Stateless. */
interface Butterfly {
  /**
   * Does {@code stride} transforms. Transform {@code j} reads {@code x[first + j + k * length /
   * radix]} and writes {@code y[radix * first + j + k * stride]}, for {@code k} below the radix.
   */
  void apply(double[] xRe, double[] xIm, double[] yRe, double[] yIm, int first, int stride);

  /** Returns the butterfly of a radix: 2, 4, or any odd number. */
  static Butterfly of(int radix) {
    return switch (radix) {
      case 2 -> Butterfly::two;
      case 4 -> Butterfly::four;
      case 5 -> new FiveButterfly();
      default -> new OddButterfly(radix);
    };
  }

  private static void two(
      double[] xRe, double[] xIm, double[] yRe, double[] yIm, int first, int stride) {
    int half = xRe.length / 2;
    for (int in = first, out = 2 * first; in < first + stride; in++, out++) {
      yRe[out] = xRe[in] + xRe[in + half];
      yIm[out] = xIm[in] + xIm[in + half];
      yRe[out + stride] = xRe[in] - xRe[in + half];
      yIm[out + stride] = xIm[in] - xIm[in + half];
    }
  }

  private static void four(
      double[] xRe, double[] xIm, double[] yRe, double[] yIm, int first, int stride) {
    int leg = xRe.length / 4;
    for (int in = first, out = 4 * first; in < first + stride; in++, out++) {
      double evenRe = xRe[in] + xRe[in + 2 * leg];
      double evenIm = xIm[in] + xIm[in + 2 * leg];
      double oddRe = xRe[in + leg] + xRe[in + 3 * leg];
      double oddIm = xIm[in + leg] + xIm[in + 3 * leg];
      double acrossRe = xRe[in] - xRe[in + 2 * leg];
      double acrossIm = xIm[in] - xIm[in + 2 * leg];
      double turnRe = xIm[in + leg] - xIm[in + 3 * leg];
      double turnIm = xRe[in + 3 * leg] - xRe[in + leg];
      yRe[out] = evenRe + oddRe;
      yIm[out] = evenIm + oddIm;
      yRe[out + stride] = acrossRe + turnRe;
      yIm[out + stride] = acrossIm + turnIm;
      yRe[out + 2 * stride] = evenRe - oddRe;
      yIm[out + 2 * stride] = evenIm - oddIm;
      yRe[out + 3 * stride] = acrossRe - turnRe;
      yIm[out + 3 * stride] = acrossIm - turnIm;
    }
  }
}
