package dev.firstpass.families.speech;

import java.util.Arrays;

/**
 * From a frame of samples to its mel bands: taper, pad with zeros, transform, sum.
 *
 * <p>Holds its scratch memory: reusable, confined to one thread.
 */
final class MelSpectrum {
  /** What of the spectrum is summed. */
  enum Measure {
    /** Squared magnitudes. */
    POWER,
    /** Magnitudes. */
    MAGNITUDE
  }

  private final double[] taper;
  private final MelFilters filters;
  private final Measure measure;
  private final Fft fft;
  private final double[] padded;
  private final double[] spectrum;
  private final double[] bands;

  /**
   * @param taper weights, one a sample
   * @param fftSize at least the number of weights
   */
  MelSpectrum(double[] taper, int fftSize, MelFilters filters, Measure measure) {
    this.taper = taper;
    this.filters = filters;
    this.measure = measure;
    this.fft = new Fft(fftSize);
    this.padded = new double[fftSize];
    this.spectrum = new double[fft.bins()];
    this.bands = new double[filters.bands()];
  }

  /** Returns the bands of a frame; the array holds until the next call. */
  double[] bands(double[] frame) {
    for (int i = 0; i < taper.length; i++) {
      padded[i] = frame[i] * taper[i];
    }
    fft.power(padded, spectrum);
    if (measure == Measure.MAGNITUDE) {
      Arrays.setAll(spectrum, i -> Math.sqrt(spectrum[i]));
    }
    filters.apply(spectrum, bands);
    return bands;
  }
}
