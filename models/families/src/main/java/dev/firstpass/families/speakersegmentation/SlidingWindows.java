package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.PreparedAudio;
import java.util.Arrays;

/**
 * Moves a window over a recording. The last window is filled up with zeros. Holds one window of
 * samples. Confined to one thread.
 */
final class SlidingWindows {
  private static final int PIECE = 4096;

  private final PreparedAudio.Samples source;
  private final float[] window;
  private final int step;
  private final float[] piece;
  private int count;
  private long total;
  private boolean started;

  /**
   * @param source read front to back
   * @param window how many samples a window has
   * @param step from one window to the next, from 1 to {@code window}
   */
  SlidingWindows(PreparedAudio.Samples source, int window, int step) {
    this.source = source;
    this.window = new float[window];
    this.step = step;
    this.piece = new float[Math.min(window, PIECE)];
  }

  /** Moves to the next window; false when the last one reached the end of the recording. */
  boolean next() {
    if (started) {
      return advance();
    }
    started = true;
    count = fill(0);
    return count > 0;
  }

  /** Returns the window's samples, overwritten by {@link #next}. */
  float[] samples() {
    return window;
  }

  /** Returns how many of them are the recording's. */
  int count() {
    return count;
  }

  /** Returns how many samples were read so far. */
  long total() {
    return total;
  }

  private boolean advance() {
    if (count < window.length) {
      return false;
    }
    int kept = window.length - step;
    System.arraycopy(window, step, window, 0, kept);
    int read = fill(kept);
    count = kept + read;
    Arrays.fill(window, count, window.length, 0);
    return read > 0;
  }

  /** Reads on from an index to the end of the window; returns how many there were. */
  private int fill(int from) {
    int at = from;
    while (at < window.length) {
      float[] into = window.length - at >= piece.length ? piece : new float[window.length - at];
      int read = source.read(into);
      if (read == 0) {
        break;
      }
      System.arraycopy(into, 0, window, at, read);
      at += read;
    }
    total += at - from;
    return at - from;
  }
}
