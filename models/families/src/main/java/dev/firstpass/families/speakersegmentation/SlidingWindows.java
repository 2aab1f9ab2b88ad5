package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.PreparedAudio;
import java.util.Arrays;

/**
 * Moves a window over a recording. The last window is filled up with zeros. Holds one window of
 * samples. Confined to one thread.
 */
final class SlidingWindows {
  private final PreparedAudio.Samples source;
  private final float[] window;
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
    this.piece = new float[step];
  }

  /** Moves to the next window; false when the last one reached the end of the recording. */
  boolean next() {
    if (started) {
      return advance();
    }
    started = true;
    count = source.read(window);
    total = count;
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
    int read = count < window.length ? 0 : source.read(piece);
    if (read == 0) {
      return false;
    }
    int kept = window.length - piece.length;
    System.arraycopy(window, piece.length, window, 0, kept);
    System.arraycopy(piece, 0, window, kept, read);
    count = kept + read;
    Arrays.fill(window, count, window.length, 0);
    total += read;
    return true;
  }
}
