package dev.firstpass.families.speech;

/**
 * How filter bank features are computed, in Kaldi's words. Dither is always 0, so that the same
 * recording gives the same features.
 *
 * @param sampleRateHz samples a second
 * @param frameMillis length of a frame
 * @param shiftMillis from one frame to the next
 * @param taper window function, symmetric
 * @param preemphasis how much of the sample before is subtracted, within the frame; in [0, 1]
 * @param removeOffset whether each frame's mean is subtracted first
 * @param mels how many bands
 * @param lowHz where the first band starts
 * @param highHz where the last band ends; 0 or less counts from half the sample rate
 * @param snipEdges whether only full frames count; otherwise the edges are mirrored and there is a
 *     frame for each shift
 * @param sampleScale what samples in [-1, 1] are multiplied by: 1, or 32768 for models that were
 *     trained on 16-bit values
 * @param energyFloor the least energy of a band before the logarithm, positive
 * @param usePower whether bands sum power; otherwise magnitudes
 */
public record FbankOptions(
    int sampleRateHz,
    double frameMillis,
    double shiftMillis,
    Taper taper,
    double preemphasis,
    boolean removeOffset,
    int mels,
    double lowHz,
    double highHz,
    boolean snipEdges,
    double sampleScale,
    double energyFloor,
    boolean usePower) {
  /** The scale of models that were trained on 16-bit values. */
  public static final double SIXTEEN_BIT = 32_768;

  /** {@code FLT_EPSILON}, Kaldi's floor. */
  private static final double EPSILON = 0x1p-23;

  public FbankOptions {
    if (!(sampleRateHz > 0 && frameMillis > 0 && shiftMillis > 0 && energyFloor > 0)
        || !(preemphasis >= 0 && preemphasis <= 1)) {
      throw new IllegalArgumentException(
          "rate, frame, shift and floor must be positive, preemphasis in [0, 1]: "
              + sampleRateHz
              + ", "
              + frameMillis
              + ", "
              + shiftMillis
              + ", "
              + energyFloor
              + ", "
              + preemphasis);
    }
  }

  /** Returns Kaldi's own: 80 bands from 20 Hz, povey window, 16-bit values, edges snipped. */
  public static FbankOptions kaldi() {
    return new FbankOptions(
        16_000, 25, 10, Taper.POVEY, 0.97, true, 80, 20, 0, true, SIXTEEN_BIT, EPSILON, true);
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
    return new FbankOptions(
        hertz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        mels,
        lowHz,
        highHz,
        snipEdges,
        sampleScale,
        energyFloor,
        usePower);
  }

  /** Returns the same with another window function. */
  public FbankOptions withTaper(Taper other) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        other,
        preemphasis,
        removeOffset,
        mels,
        lowHz,
        highHz,
        snipEdges,
        sampleScale,
        energyFloor,
        usePower);
  }

  /** Returns the same with another number of bands. */
  public FbankOptions withMels(int bands) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        bands,
        lowHz,
        highHz,
        snipEdges,
        sampleScale,
        energyFloor,
        usePower);
  }

  /** Returns the same from and to other frequencies. */
  public FbankOptions withBand(double low, double high) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        mels,
        low,
        high,
        snipEdges,
        sampleScale,
        energyFloor,
        usePower);
  }

  /** Returns the same with edges snipped or mirrored. */
  public FbankOptions withSnipEdges(boolean snip) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        mels,
        lowHz,
        highHz,
        snip,
        sampleScale,
        energyFloor,
        usePower);
  }

  /** Returns the same for values of another scale. */
  public FbankOptions withSampleScale(double scale) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        mels,
        lowHz,
        highHz,
        snipEdges,
        scale,
        energyFloor,
        usePower);
  }

  /** Returns the same with power or magnitudes summed. */
  public FbankOptions withPower(boolean power) {
    return new FbankOptions(
        sampleRateHz,
        frameMillis,
        shiftMillis,
        taper,
        preemphasis,
        removeOffset,
        mels,
        lowHz,
        highHz,
        snipEdges,
        sampleScale,
        energyFloor,
        power);
  }

  /** Returns samples a frame. */
  public int length() {
    return samples(frameMillis);
  }

  /** Returns samples from one frame to the next. */
  public int shift() {
    return samples(shiftMillis);
  }

  Framing framing() {
    if (snipEdges) {
      return Framing.snipped(length(), shift());
    }
    int lead = Math.max(length() / 2 - shift() / 2, 0);
    return new Framing(length(), shift(), lead, Framing.Edges.MIRROR, shift() / 2);
  }

  MelFilters filters() {
    double high = highHz > 0 ? highHz : sampleRateHz / 2.0 + highHz;
    return MelFilters.straightInMel(
        new MelFilters.Range(sampleRateHz, fftSize(), mels, lowHz, high));
  }

  /** Returns the next power of two. */
  int fftSize() {
    return Math.max(Integer.highestOneBit(Math.max(length() - 1, 1)) * 2, 2);
  }

  private int samples(double millis) {
    return (int) (sampleRateHz * 0.001 * millis);
  }
}
