package dev.firstpass.families.speech;

/**
 * Rows of cepstral coefficients: the cosine transform (type II) of {@code ln(band + guard)}. Holds
 * scratch memory: one thread.
 */
final class Cepstrum implements FrameTransform {
  private final MelSpectrum spectrum;
  private final double guard;
  private final double[][] cosines;

  private Cepstrum(MelSpectrum spectrum, double guard, double[][] cosines) {
    this.spectrum = spectrum;
    this.guard = guard;
    this.cosines = cosines;
  }

  /**
   * Returns the orthonormal transform, as torchaudio has it.
   *
   * @param bands of the spectrum
   * @param coefficients how many of the first are kept
   * @param guard keeps silence finite, positive
   */
  static Cepstrum orthonormal(MelSpectrum spectrum, int bands, int coefficients, double guard) {
    double[][] cosines = cosines(bands, coefficients);
    for (int i = 0; i < bands; i++) {
      cosines[0][i] *= Math.sqrt(0.5);
    }
    return new Cepstrum(spectrum, guard, cosines);
  }

  /**
   * Returns TensorFlow's: the orthonormal one, but for coefficient 0, which is sqrt(2) as large.
   */
  static Cepstrum tensorFlow(MelSpectrum spectrum, int bands, int coefficients, double guard) {
    return new Cepstrum(spectrum, guard, cosines(bands, coefficients));
  }

  @Override
  public int size() {
    return cosines.length;
  }

  @Override
  public void apply(double[] frame, float[] row) {
    double[] logs = spectrum.bands(frame);
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(logs[i] + guard);
    }
    for (int k = 0; k < row.length; k++) {
      double sum = 0;
      for (int i = 0; i < logs.length; i++) {
        sum += cosines[k][i] * logs[i];
      }
      row[k] = (float) sum;
    }
  }

  private static double[][] cosines(int bands, int coefficients) {
    double[][] cosines = new double[coefficients][bands];
    for (int k = 0; k < coefficients; k++) {
      for (int i = 0; i < bands; i++) {
        cosines[k][i] = Math.sqrt(2.0 / bands) * Math.cos(Math.PI * k * (i + 0.5) / bands);
      }
    }
    return cosines;
  }
}
