package dev.firstpass.families.speech;

/**
 * NeMo's cepstral features, of MatchboxNet: 64 coefficients of 64 bands.
 *
 * <p>Samples at 16 kHz; frames of 400 under a periodic Hann window, every 160, centred, edges
 * reflected; transform of 512; power; triangles straight in hertz on the HTK scale from 0 to 8 kHz;
 * {@code ln(energy + 1e-6)}; orthonormal cosine transform. A recording has {@code 1 + n / 160}
 * frames. Nothing is normalised.
 *
 * <p>Reference: NeMo, {@code asr/modules/audio_preprocessing.py}, {@code AudioToMFCCPreprocessor},
 * which calls torchaudio's {@code transforms.MFCC}. Immutable.
 */
public final class NemoMfcc {
  private static final int SAMPLE_RATE = 16_000;
  private static final int LENGTH = 400;
  private static final int SHIFT = 160;
  private static final int FFT = 512;
  private static final int SIZE = 64;
  private static final double GUARD = 1e-6;
  private static final Framing FRAMING =
      new Framing(LENGTH, SHIFT, LENGTH / 2, Framing.Edges.REFLECT, SHIFT);

  private final MelFilters filters =
      MelFilters.straightInHertz(
          new MelFilters.Range(SAMPLE_RATE, FFT, SIZE, 0, SAMPLE_RATE / 2.0), MelScale.HTK);

  /** Returns a new stream of rows of 64 coefficients. */
  public FeatureStream stream() {
    MelSpectrum spectrum =
        new MelSpectrum(Taper.HANNING.periodic(LENGTH), FFT, filters, MelSpectrum.Measure.POWER);
    return new FeatureStream(FRAMING, Cepstrum.orthonormal(spectrum, SIZE, SIZE, GUARD));
  }

  /** Returns the rows of a whole recording, samples in [-1, 1]. */
  public FeatureFrames frames(float[] samples) {
    return stream().all(samples);
  }
}
