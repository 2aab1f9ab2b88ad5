package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.PreparedAudio.Samples;
import java.util.Arrays;

/**
 * Windows of a recording, one every hop; the last is filled up with zeros. Holds one window.
 * Confined to one thread.
 */
final class SlidingWindow {
  private final Samples samples;
  private final float[] window;
  private final float[] fresh;
  private long start;
  private int filled;
  private boolean begun;

  /**
   * @param samples read to their end
   * @param size samples a window
   * @param hop samples from one window to the next, at most {@code size}
   */
  SlidingWindow(Samples samples, int size, int hop) {
    this.samples = samples;
    this.window = new float[size];
    this.fresh = new float[hop];
  }

  /** Moves to the next window; returns false when the recording has ended. */
  boolean next() {
    if (!begun) {
      begun = true;
      filled = samples.read(window);
      Arrays.fill(window, filled, window.length, 0);
      return filled > 0;
    }
    if (filled < window.length) {
      return false;
    }
    int read = samples.read(fresh);
    if (read == 0) {
      return false;
    }
    int kept = window.length - fresh.length;
    System.arraycopy(window, fresh.length, window, 0, kept);
    System.arraycopy(fresh, 0, window, kept, read);
    Arrays.fill(window, kept + read, window.length, 0);
    filled = kept + read;
    start += fresh.length;
    return true;
  }

  /** Returns the window, which changes with the next. */
  float[] window() {
    return window;
  }

  /** Returns its first sample. */
  long start() {
    return start;
  }

  /** Returns how many of its samples are the recording's. */
  int filled() {
    return filled;
  }
}
