package dev.firstpass.families.fsmnvad;

/**
 * When speech starts and ends, in frames of 10 ms: what a request's settings mean.
 *
 * @param threshold how far the probability of speech must be above that of silence
 * @param noiseRatio power to which the probability of silence is raised before that
 * @param window frames that vote
 * @param toSpeech votes at which speech starts
 * @param toSilence votes at which it pauses
 * @param endSilenceMs pausing for this many milliseconds ends it
 * @param lookBack frames given to its start
 * @param lookAhead frames given to its end
 * @param longest the most frames of a segment
 */
record FrameRule(
    double threshold,
    double noiseRatio,
    int window,
    int toSpeech,
    int toSilence,
    int endSilenceMs,
    int lookBack,
    int lookAhead,
    int longest) {
  static final int FRAME_MS = 10;

  /** Returns how many frames before the one that starts speech belong to it. */
  int latency() {
    return window + lookBack;
  }

  /** Returns how many frames before the one that ends speech do not belong to it. */
  int trimmed() {
    return Math.max(endSilenceMs / FRAME_MS - lookAhead - 1, 0);
  }
}
