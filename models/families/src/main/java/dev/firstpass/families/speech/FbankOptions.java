package dev.firstpass.families.speech;

/**
 * How filter bank features are computed, in Kaldi's words. Dither is always 0, so that the same
 * recording gives the same features.
 *
 * @param frames how samples are cut and conditioned
 * @param bands where the mel bands lie
 * @param sampleScale what samples in [-1, 1] are multiplied by: 1, or {@link #SIXTEEN_BIT}
 * @param energyFloor the least energy of a band before the logarithm, positive
 * @param usePower whether bands sum power; otherwise magnitudes
 */
public record FbankOptions(
    Frames frames, Bands bands, double sampleScale, double energyFloor, boolean usePower) {
  /** The scale of models that were trained on 16-bit values. */
  public static final double SIXTEEN_BIT = 32_768;

  /** {@code FLT_EPSILON}, Kaldi's floor. */
  private static final double EPSILON = 0x1p-23;

  public FbankOptions {
    if (!(sampleScale > 0 && energyFloor > 0)) {
      throw new IllegalArgumentException(
          "scale and floor must be positive: " + sampleScale + ", " + energyFloor);
    }
  }

  /**
   * How samples are cut and conditioned.
   *
   * @param sampleRateHz samples a second
   * @param lengthMillis of a frame
   * @param shiftMillis from one frame to the next
   * @param taper window function, symmetric
   * @param preemphasis how much of the sample before is subtracted, within the frame; in [0, 1]
   * @param removeOffset whether each frame's mean is subtracted first
   * @param snipEdges whether only full frames count; otherwise the edges are mirrored and there is
   *     a frame for each shift
   */
  public record Frames(
      int sampleRateHz,
      double lengthMillis,
      double shiftMillis,
      Taper taper,
      double preemphasis,
      boolean removeOffset,
      boolean snipEdges) {
    public Frames {
      if (!(sampleRateHz > 0 && lengthMillis > 0 && shiftMillis > 0)
          || !(preemphasis >= 0 && preemphasis <= 1)) {
        throw new IllegalArgumentException(
            "rate, length and shift must be positive, preemphasis in [0, 1]: %d, %s, %s, %s"
                .formatted(sampleRateHz, lengthMillis, shiftMillis, preemphasis));
      }
    }

    int length() {
      return samples(lengthMillis);
    }

    /** Returns the next power of two. */
    int fftSize() {
      return Math.max(Integer.highestOneBit(Math.max(length() - 1, 1)) * 2, 2);
    }

    Framing framing() {
      int shift = samples(shiftMillis);
      if (snipEdges) {
        return Framing.snipped(length(), shift);
      }
      int lead = Math.max(length() / 2 - shift / 2, 0);
      return new Framing(length(), shift, lead, Framing.Edges.MIRROR, shift / 2);
    }

    private int samples(double millis) {
      return (int) (sampleRateHz * 0.001 * millis);
    }
  }

  /**
   * Where the mel bands lie.
   *
   * @param count how many
   * @param lowHz where the first starts
   * @param highHz where the last ends; 0 or less counts from half the sample rate
   */
  public record Bands(int count, double lowHz, double highHz) {}

  /** Returns Kaldi's own: 80 bands from 20 Hz, povey window, 16-bit values, edges snipped. */
  public static FbankOptions kaldi() {
    Frames frames = new Frames(16_000, 25, 10, Taper.POVEY, 0.97, true, true);
    return new FbankOptions(frames, new Bands(80, 20, 0), SIXTEEN_BIT, EPSILON, true);
  }

  /** Returns FunASR's, of SenseVoice, Paraformer and FSMN-VAD: Kaldi's with a Hamming window. */
  public static FbankOptions funAsr() {
    return kaldi().withTaper(Taper.HAMMING);
  }

  /** Returns icefall's and sherpa's, of Zipformer: values in [-1, 1], to 7600 Hz, all edges. */
  public static FbankOptions zipformer() {
    return kaldi().withSampleScale(1).withBand(20, -400).withSnipEdges(false);
  }

  /** Returns the same for another rate. */
  public FbankOptions withSampleRate(int hertz) {
    return with(
        new Frames(
            hertz,
            frames.lengthMillis,
            frames.shiftMillis,
            frames.taper,
            frames.preemphasis,
            frames.removeOffset,
            frames.snipEdges));
  }

  /** Returns the same with another window function. */
  public FbankOptions withTaper(Taper taper) {
    return with(
        new Frames(
            frames.sampleRateHz,
            frames.lengthMillis,
            frames.shiftMillis,
            taper,
            frames.preemphasis,
            frames.removeOffset,
            frames.snipEdges));
  }

  /** Returns the same with edges snipped or mirrored. */
  public FbankOptions withSnipEdges(boolean snip) {
    return with(
        new Frames(
            frames.sampleRateHz,
            frames.lengthMillis,
            frames.shiftMillis,
            frames.taper,
            frames.preemphasis,
            frames.removeOffset,
            snip));
  }

  /** Returns the same with another number of bands. */
  public FbankOptions withMels(int count) {
    return with(new Bands(count, bands.lowHz, bands.highHz));
  }

  /** Returns the same from and to other frequencies, in hertz. */
  public FbankOptions withBand(double low, double high) {
    return with(new Bands(bands.count, low, high));
  }

  /** Returns the same for values of another scale. */
  public FbankOptions withSampleScale(double scale) {
    return new FbankOptions(frames, bands, scale, energyFloor, usePower);
  }

  /** Returns the same with power or magnitudes summed. */
  public FbankOptions withPower(boolean power) {
    return new FbankOptions(frames, bands, sampleScale, energyFloor, power);
  }

  MelFilters filters() {
    int rate = frames.sampleRateHz;
    double high = bands.highHz > 0 ? bands.highHz : rate / 2.0 + bands.highHz;
    return MelFilters.straightInMel(
        new MelFilters.Range(rate, frames.fftSize(), bands.count, bands.lowHz, high));
  }

  private FbankOptions with(Frames other) {
    return new FbankOptions(other, bands, sampleScale, energyFloor, usePower);
  }

  private FbankOptions with(Bands other) {
    return new FbankOptions(frames, other, sampleScale, energyFloor, usePower);
  }
}
