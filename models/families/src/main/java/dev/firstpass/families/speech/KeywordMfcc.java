package dev.firstpass.families.speech;

import java.util.Objects;

/**
 * What the keyword model of MLPerf Tiny hears: 49 rows of 10 cepstral coefficients of one second.
 *
 * <p>Samples at 16 kHz, divided by the greatest of them, padded with zeros to one second; frames of
 * 480 under a periodic Hann window, every 320; transform of 512; magnitudes; 40 triangles straight
 * in mel from 20 to 4000 Hz; {@code ln(x + 1e-6)}; the first 10 coefficients of TensorFlow's cosine
 * transform.
 *
 * <p>The greatest sample, not the greatest magnitude: so the reference has it. Where it is not
 * positive (silence), samples stay as they are; the reference divides by zero. Reference:
 * mlcommons/tiny, {@code benchmark/training/keyword_spotting/get_dataset.py}, and the documentation
 * of {@code tf.signal}. Immutable.
 */
public final class KeywordMfcc {
  /** Samples of a second. */
  public static final int SAMPLES = 16_000;

  /** Rows of a second. */
  public static final int FRAMES = 49;

  /** Coefficients a row. */
  public static final int COEFFICIENTS = 10;

  private static final int LENGTH = 480;
  private static final int SHIFT = 320;
  private static final int FFT = 512;
  private static final int BANDS = 40;
  private static final double GUARD = 1e-6;

  private final MelFilters filters =
      MelFilters.straightInMel(new MelFilters.Range(SAMPLES, FFT, BANDS, 20, 4000));

  /**
   * Returns the {@link #FRAMES} rows of up to one second.
   *
   * @param samples in [-1, 1]
   * @param from index of the first
   * @param count how many, at most {@link #SAMPLES}
   */
  public FeatureFrames frames(float[] samples, int from, int count) {
    Objects.checkFromIndexSize(from, count, samples.length);
    if (count > SAMPLES) {
      throw new IllegalArgumentException(count + " samples, at most " + SAMPLES);
    }
    float greatest = 0;
    for (int i = 0; i < count; i++) {
      greatest = Math.max(greatest, samples[from + i]);
    }
    float[] second = new float[SAMPLES];
    for (int i = 0; i < count; i++) {
      second[i] = greatest > 0 ? samples[from + i] / greatest : samples[from + i];
    }
    return stream().all(second);
  }

  private FeatureStream stream() {
    MelSpectrum spectrum =
        new MelSpectrum(
            Taper.HANNING.periodic(LENGTH), FFT, filters, MelSpectrum.Measure.MAGNITUDE);
    return new FeatureStream(
        Framing.snipped(LENGTH, SHIFT), Cepstrum.tensorFlow(spectrum, BANDS, COEFFICIENTS, GUARD));
  }
}
