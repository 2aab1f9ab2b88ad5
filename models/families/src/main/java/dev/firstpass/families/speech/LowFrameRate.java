package dev.firstpass.families.speech;

/**
 * Joins several frames into one, so that a network has fewer to look at: row {@code k} of the
 * output is frames {@code shift k - (window - 1) / 2} and the {@code window - 1} after it, side by
 * side; before the first and after the last frame, these are repeated. {@code T} frames become
 * {@code ceil(T / shift)}.
 *
 * <p>SenseVoice and Paraformer join 7 every 6 (80 features become 560, every 60 ms); FSMN-VAD joins
 * 5 every 1. Reference: FunASR, {@code frontends/wav_frontend.py}, {@code apply_lfr}.
 *
 * @param window how many frames are joined, positive
 * @param shift frames from one row to the next, positive
 */
public record LowFrameRate(int window, int shift) {
  public LowFrameRate {
    if (window < 1 || shift < 1) {
      throw new IllegalArgumentException("not a frame rate: " + window + " every " + shift);
    }
  }

  /** Returns how many rows some frames become. */
  public int rows(int frames) {
    return (frames + shift - 1) / shift;
  }

  /** Returns all rows. */
  public FeatureFrames apply(FeatureFrames frames) {
    return apply(frames, 0, rows(frames.count()));
  }

  /**
   * Returns some rows, so that a long recording need not be joined at once.
   *
   * @param frames of the whole recording
   * @param first row
   * @param rows how many
   */
  public FeatureFrames apply(FeatureFrames frames, int first, int rows) {
    FeatureFrames joined = new FeatureFrames(window * frames.size());
    float[] row = new float[joined.size()];
    int last = frames.count() - 1;
    for (int k = first; k < first + rows; k++) {
      for (int i = 0; i < window; i++) {
        int frame = shift * k + i - (window - 1) / 2;
        frames.read(Math.min(Math.max(frame, 0), last), row, i * frames.size());
      }
      joined.add(row);
    }
    return joined;
  }
}
