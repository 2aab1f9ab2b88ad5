package dev.firstpass.families.speech;

/** Rows of {@code ln(band + guard)}. Holds scratch memory: one thread. */
final class LogBands implements FrameTransform {
  private final MelSpectrum spectrum;
  private final int size;
  private final double guard;

  /**
   * @param size bands of the spectrum
   * @param guard keeps silence finite, positive
   */
  LogBands(MelSpectrum spectrum, int size, double guard) {
    this.spectrum = spectrum;
    this.size = size;
    this.guard = guard;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void apply(double[] frame, float[] row) {
    double[] bands = spectrum.bands(frame);
    for (int i = 0; i < size; i++) {
      row[i] = (float) Math.log(bands[i] + guard);
    }
  }
}
