package dev.firstpass.inference.segmenting;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.PreparedAudio.Samples;

/**
 * Hands out stretches of a stream of samples one after the other, each as a recording of its own
 * that knows where it lies in the source. Confined to one thread.
 */
public final class StretchReader {
  private static final int SKIP = 1 << 14;

  private final Samples samples;
  private final int rate;
  private final float[] skipped = new float[SKIP];
  private long position;

  /**
   * @param samples of the whole recording from its start
   * @param rate samples per second
   */
  public StretchReader(Samples samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /**
   * Returns a stretch, to be read before the next is asked for.
   *
   * @param span in seconds of the source; not before the end of the last one
   */
  public PreparedAudio next(TimeSpan span) {
    long start = Math.round(span.startSeconds() * rate);
    long end = Math.round(span.endSeconds() * rate);
    skipTo(start);
    FrameTiming timing = new FrameTiming(span.startSeconds(), 1.0 / rate, span.endSeconds());
    return new PreparedAudio(into -> read(into, end), timing);
  }

  private int read(float[] into, long end) {
    int wanted = (int) Math.min(into.length, end - position);
    if (wanted <= 0) {
      return 0;
    }
    float[] target = wanted == into.length ? into : new float[wanted];
    int count = samples.read(target);
    position += count;
    if (target != into) {
      System.arraycopy(target, 0, into, 0, count);
    }
    return count;
  }

  private void skipTo(long start) {
    int count = 1;
    while (position < start && count > 0) {
      count = read(skipped, start);
    }
  }
}
