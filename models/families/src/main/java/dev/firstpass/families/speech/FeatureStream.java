package dev.firstpass.families.speech;

import java.util.Objects;

/**
 * Samples in, features out: takes a recording in pieces of any size and gives the frames that are
 * settled so far. However the samples are cut into pieces, the frames are the same.
 *
 * <p>Holds a frame or two of samples and the frames not yet taken. Confined to one thread.
 */
public final class FeatureStream {
  private static final int PIECE = 4096;

  private final Framing framing;
  private final FrameTransform transform;
  private final double preemphasis;
  private final float[] held;
  private final double[] frame;
  private final float[] row;
  private final float[] silence = new float[PIECE];
  private FeatureFrames ready;
  private long heldFrom;
  private int heldCount;
  private long nextFrame;
  private float previous;
  private boolean finished;

  FeatureStream(Framing framing, FrameTransform transform) {
    this(framing, transform, 0);
  }

  /**
   * @param preemphasis how much of the sample before is subtracted from each sample, over the whole
   *     recording; 0 for none
   */
  FeatureStream(Framing framing, FrameTransform transform, double preemphasis) {
    this.framing = framing;
    this.transform = transform;
    this.preemphasis = preemphasis;
    this.held = new float[2 * framing.length() + framing.shift() + PIECE];
    this.frame = new double[framing.length()];
    this.row = new float[transform.size()];
    this.ready = new FeatureFrames(transform.size());
  }

  /** Takes the next samples, in [-1, 1]. */
  public void accept(float[] samples) {
    accept(samples, 0, samples.length);
  }

  /**
   * Takes the next samples.
   *
   * @param samples in [-1, 1]
   * @param from index of the first
   * @param count how many
   * @throws IllegalStateException after {@link #finish()}
   */
  public void accept(float[] samples, int from, int count) {
    Objects.checkFromIndexSize(from, count, samples.length);
    if (finished) {
      throw new IllegalStateException("the stream is finished");
    }
    for (int done = 0; done < count; ) {
      int piece = Math.min(count - done, held.length - heldCount);
      hold(samples, from + done, piece);
      done += piece;
      compute(framing.settled(total()));
      forget();
    }
  }

  /** Takes samples that are zero. */
  public void acceptSilence(int count) {
    for (int rest = count; rest > 0; rest -= PIECE) {
      accept(silence, 0, Math.min(rest, PIECE));
    }
  }

  /** Says that no samples follow: the last frames, which reach past the end, become ready. */
  public void finish() {
    finished = true;
    compute(framing.frames(total()));
  }

  /** Returns the frames that became ready since the last call; they are the caller's. */
  public FeatureFrames take() {
    FeatureFrames taken = ready;
    ready = new FeatureFrames(transform.size());
    return taken;
  }

  /** Returns all frames of a recording that is given at once; for a new stream. */
  FeatureFrames all(float[] samples) {
    accept(samples);
    finish();
    return take();
  }

  private void hold(float[] samples, int from, int count) {
    if (preemphasis == 0) {
      System.arraycopy(samples, from, held, heldCount, count);
    } else {
      for (int i = 0; i < count; i++) {
        float sample = samples[from + i];
        held[heldCount + i] = (float) (sample - preemphasis * previous);
        previous = sample;
      }
    }
    heldCount += count;
  }

  private void compute(long frames) {
    for (; nextFrame < frames; nextFrame++) {
      fill(framing.first(nextFrame));
      transform.apply(frame, row);
      ready.add(row);
    }
  }

  private void fill(long first) {
    int from = (int) (first - heldFrom);
    if (first >= 0 && from + frame.length <= heldCount) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = held[from + i];
      }
      return;
    }
    for (int i = 0; i < frame.length; i++) {
      long source = framing.source(first + i, total());
      frame[i] = source == Framing.NOWHERE ? 0 : held[(int) (source - heldFrom)];
    }
  }

  /** Keeps a frame's length before the next frame: what the end of the recording may mirror. */
  private void forget() {
    long keepFrom = framing.first(nextFrame) - framing.length();
    int drop = (int) Math.min(Math.max(keepFrom - heldFrom, 0), heldCount);
    System.arraycopy(held, drop, held, 0, heldCount - drop);
    heldFrom += drop;
    heldCount -= drop;
  }

  private long total() {
    return heldFrom + heldCount;
  }
}
