package dev.firstpass.families.speech;

import dev.firstpass.core.family.PreparedAudio;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a recording into windows that a network can take at once. A window that does not reach the
 * end of the recording is cut where its second half is quietest, so that words stay whole as far as
 * possible. Holds two windows of samples; however the samples are read, the windows are the same.
 * Confined to one thread.
 */
public final class SpeechWindows {
  private static final double QUIET_SECONDS = 0.1;
  private static final int STEPS = 4;

  private final PreparedAudio.Samples samples;
  private final int longest;
  private final int quiet;
  private final float[] held;
  private final float[] piece;
  private int count;
  private long first;

  /** A stretch of the recording. */
  public static final class Window {
    private final float[] samples;
    private final long first;

    Window(float[] samples, long first) {
      this.samples = samples;
      this.first = first;
    }

    /** Returns its samples in [-1, 1], at least one; not a copy. */
    public float[] samples() {
      return samples;
    }

    /** Returns which sample of the recording its first is. */
    public long first() {
      return first;
    }
  }

  /**
   * @param samples read front to back
   * @param sampleRateHz samples a second
   * @param longestSeconds the longest window
   */
  public SpeechWindows(PreparedAudio.Samples samples, int sampleRateHz, double longestSeconds) {
    this.samples = samples;
    this.longest = Math.max((int) (longestSeconds * sampleRateHz), 1);
    this.quiet = Math.max((int) (QUIET_SECONDS * sampleRateHz), 1);
    this.held = new float[longest + 1];
    this.piece = new float[Math.min(longest + 1, 1 << 14)];
  }

  /** Returns the next window; empty at the end. */
  public Optional<Window> next() {
    fill();
    if (count == 0) {
      return Optional.empty();
    }
    int size = count <= longest ? count : cut();
    Window window = new Window(Arrays.copyOf(held, size), first);
    System.arraycopy(held, size, held, 0, count - size);
    count -= size;
    first += size;
    return Optional.of(window);
  }

  private void fill() {
    while (count < held.length) {
      float[] into = held.length - count >= piece.length ? piece : new float[held.length - count];
      int read = samples.read(into);
      if (read == 0) {
        return;
      }
      System.arraycopy(into, 0, held, count, read);
      count += read;
    }
  }

  /** Returns the middle of the quietest stretch of the second half, the last of equal ones. */
  private int cut() {
    int best = longest;
    double least = Double.POSITIVE_INFINITY;
    int step = Math.max(quiet / STEPS, 1);
    for (int from = longest / 2; from + quiet <= longest; from += step) {
      double energy = energy(from);
      if (energy <= least) {
        least = energy;
        best = from + quiet / 2;
      }
    }
    return Math.max(best, 1);
  }

  private double energy(int from) {
    double sum = 0;
    for (int i = from; i < from + quiet; i++) {
      sum += (double) held[i] * held[i];
    }
    return sum;
  }
}
