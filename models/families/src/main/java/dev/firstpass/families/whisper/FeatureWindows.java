package dev.firstpass.families.whisper;

import dev.firstpass.core.family.PreparedAudio.Samples;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FeatureStream;
import dev.firstpass.families.speech.LogMel;
import java.nio.FloatBuffer;

/**
 * Windows of 30 s over a recording that is read as it is needed: holds the features of one window,
 * some 1 MB, however long the recording is.
 *
 * <p>Frames see their neighbours across the edges of windows, as in the reference; each window is
 * scaled by its own maximum. What a window lacks at the recording's end is 0, as in the reference.
 * Not thread-safe.
 */
final class FeatureWindows {
  /** Frames of 10 ms in a window. */
  static final int FRAMES = 3000;

  /** Past the end the reference hears silence; this is as far as the last frame reaches. */
  private static final int REACH = 400;

  private final Samples samples;
  private final FeatureStream stream;
  private final Tensor tensor;
  private FeatureFrames held;
  private long from;
  private long read;
  private boolean ended;

  /**
   * @param samples 16 kHz, read as windows ask for them
   */
  FeatureWindows(LogMel features, Samples samples) {
    this.samples = samples;
    this.stream = features.stream();
    this.held = new FeatureFrames(features.mels());
    this.tensor = Tensors.zeros(TensorShape.of(1, features.mels(), FRAMES));
  }

  /**
   * Moves to a window.
   *
   * @param first its first frame; not before the last one's
   * @return how many frames of it lie inside the recording; 0 past the end
   */
  int move(long first) {
    forget(first);
    while (held.count() < FRAMES && !ended) {
      hear();
      forget(first);
    }
    int frames = from == first ? Math.min(held.count(), FRAMES) : 0;
    if (frames > 0) {
      FloatBuffer into = tensor.floats();
      LogMel.write(held, 0, frames, FRAMES, maximum(frames), into);
    }
    return frames;
  }

  /** Returns the features of the window, {@code [1, mels, 3000]}, until the next move. */
  Tensor tensor() {
    return tensor;
  }

  /** Returns how many samples were read so far: all of them once a window reached the end. */
  long samplesRead() {
    return read;
  }

  private void hear() {
    int wanted = (FRAMES - held.count()) * LogMel.SHIFT;
    float[] chunk = new float[Math.min(wanted, LogMel.SAMPLE_RATE)];
    int count = samples.read(chunk);
    stream.accept(chunk, 0, count);
    read += count;
    if (count == 0) {
      ended = true;
      stream.acceptSilence(REACH);
    }
    FeatureFrames next = stream.take();
    long inside = read / LogMel.SHIFT - from - held.count();
    append(next, 0, ended ? (int) Math.max(0, Math.min(next.count(), inside)) : next.count());
  }

  private void append(FeatureFrames next, int first, int end) {
    float[] row = new float[next.size()];
    for (int frame = first; frame < end; frame++) {
      next.read(frame, row, 0);
      held.add(row);
    }
  }

  /** Drops the frames before one. */
  private void forget(long first) {
    int drop = (int) Math.min(first - from, held.count());
    if (drop > 0) {
      FeatureFrames before = held;
      held = new FeatureFrames(before.size());
      append(before, drop, before.count());
      from += drop;
    }
  }

  private float maximum(int frames) {
    if (frames == held.count()) {
      return held.maximum();
    }
    float maximum = Float.NEGATIVE_INFINITY;
    for (int frame = 0; frame < frames; frame++) {
      for (int mel = 0; mel < held.size(); mel++) {
        maximum = Math.max(maximum, held.at(frame, mel));
      }
    }
    return maximum;
  }
}
