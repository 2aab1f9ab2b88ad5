package dev.firstpass.families.speech;

/**
 * Kaldi's filter bank features: the natural logarithm of the energy in mel bands. For each frame,
 * in this order: scale, subtract the mean, preemphasis ({@code x[i] -= p x[i - 1]}, {@code x[0] -=
 * p x[0]}), window, pad with zeros to a power of two, transform, sum into triangles that are
 * straight in mel, floor, logarithm.
 *
 * <p>Samples that fill no frame give no row when edges are snipped; silence gives the logarithm of
 * the floor, some -15.94. Reference: Kaldi, {@code feat/feature-window.cc}, {@code
 * feat/feature-fbank.cc} and {@code feat/mel-computations.cc}. Immutable.
 */
public final class Fbank {
  private final FbankOptions options;
  private final MelFilters filters;

  /**
   * @param options how
   */
  public Fbank(FbankOptions options) {
    this.options = options;
    this.filters = options.filters();
  }

  /** Returns how many bands a row has. */
  public int mels() {
    return filters.bands();
  }

  /** Returns a new stream of rows. */
  public FeatureStream stream() {
    return new FeatureStream(options.frames().framing(), new Bands(options, filters));
  }

  /** Returns the rows of a whole recording, samples in [-1, 1]. */
  public FeatureFrames frames(float[] samples) {
    return stream().all(samples);
  }

  private static final class Bands implements FrameTransform {
    private final FbankOptions options;
    private final MelSpectrum spectrum;

    private Bands(FbankOptions options, MelFilters filters) {
      this.options = options;
      this.spectrum =
          new MelSpectrum(
              options.frames().taper().symmetric(options.frames().length()),
              options.frames().fftSize(),
              filters,
              options.usePower() ? MelSpectrum.Measure.POWER : MelSpectrum.Measure.MAGNITUDE);
    }

    @Override
    public int size() {
      return options.bands().count();
    }

    @Override
    public void apply(double[] frame, float[] row) {
      condition(frame);
      double[] bands = spectrum.bands(frame);
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) Math.log(Math.max(bands[i], options.energyFloor()));
      }
    }

    private void condition(double[] frame) {
      double mean = options.frames().removeOffset() ? mean(frame) : 0;
      double scale = options.sampleScale();
      double preemphasis = options.frames().preemphasis();
      double previous = (frame[0] - mean) * scale;
      for (int i = 0; i < frame.length; i++) {
        double sample = (frame[i] - mean) * scale;
        frame[i] = sample - preemphasis * previous;
        previous = sample;
      }
    }

    private static double mean(double[] frame) {
      double sum = 0;
      for (double sample : frame) {
        sum += sample;
      }
      return sum / frame.length;
    }
  }
}
