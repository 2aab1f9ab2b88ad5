package dev.firstpass.families.speech;

/**
 * NeMo's log-mel features, of its CTC models.
 *
 * <p>Samples at 16 kHz; preemphasis 0.97 over the whole recording; frames of 400 under a symmetric
 * Hann window, every 160, centred, zeros at the edges; transform of 512; power; librosa's Slaney
 * filters from 0 to 8 kHz; {@code ln(energy + 2^-24)}; then, if asked for, each band is normalised
 * over the recording: {@code (x - mean) / (deviation + 1e-5)}, the deviation divided by one less
 * than the frames. A recording has one frame for each full 160 samples.
 *
 * <p>Silence and a single frame become 0 when normalised. Reference: NeMo, {@code
 * asr/parts/preprocessing/features.py}, {@code FilterbankFeatures} without dither and without
 * padding to a multiple of 16; versions before 2.0 reflect the edges instead, which differs in the
 * first and last two frames. Immutable.
 */
public final class NemoMel {
  private static final int SAMPLE_RATE = 16_000;
  private static final int LENGTH = 400;
  private static final int SHIFT = 160;
  private static final int FFT = 512;
  private static final double PREEMPHASIS = 0.97;
  private static final double GUARD = 0x1p-24;
  private static final double EPSILON = 1e-5;
  private static final Framing FRAMING =
      new Framing(LENGTH, SHIFT, LENGTH / 2, Framing.Edges.ZERO, 0);

  private final MelFilters filters;
  private final boolean normalise;

  /**
   * @param mels 80, or 64 for older models
   * @param normalise whether each band is normalised over the recording ({@code per_feature})
   */
  public NemoMel(int mels, boolean normalise) {
    this.filters =
        MelFilters.slaney(new MelFilters.Range(SAMPLE_RATE, FFT, mels, 0, SAMPLE_RATE / 2.0));
    this.normalise = normalise;
  }

  /** Returns how many bands a row has. */
  public int mels() {
    return filters.bands();
  }

  /** Returns a new stream of rows, not yet normalised. */
  public FeatureStream stream() {
    MelSpectrum spectrum =
        new MelSpectrum(Taper.HANNING.symmetric(LENGTH), FFT, filters, MelSpectrum.Measure.POWER);
    return new FeatureStream(FRAMING, new LogBands(spectrum, filters.bands(), GUARD), PREEMPHASIS);
  }

  /** Returns the rows of a whole recording, samples in [-1, 1]. */
  public FeatureFrames frames(float[] samples) {
    FeatureFrames frames = stream().all(samples);
    if (normalise) {
      normalise(frames);
    }
    return frames;
  }

  /** Normalises each band over all frames, in place. */
  public static void normalise(FeatureFrames frames) {
    double[] negativeMean = new double[frames.size()];
    double[] inverseDeviation = new double[frames.size()];
    int count = frames.count();
    for (int band = 0; band < frames.size(); band++) {
      double sum = 0;
      for (int frame = 0; frame < count; frame++) {
        sum += frames.at(frame, band);
      }
      double mean = sum / count;
      double squares = 0;
      for (int frame = 0; frame < count; frame++) {
        squares += (frames.at(frame, band) - mean) * (frames.at(frame, band) - mean);
      }
      negativeMean[band] = -mean;
      inverseDeviation[band] = 1 / (Math.sqrt(squares / Math.max(count - 1, 1)) + EPSILON);
    }
    frames.shiftAndScale(negativeMean, inverseDeviation);
  }
}
