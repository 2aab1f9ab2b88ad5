package dev.firstpass.families.speech;

import dev.firstpass.core.family.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The natural logarithms of the probabilities of classes, frame by frame, of a network's scores or
 * logarithms: each row is normalised. A score that is no number counts as impossible; an infinite
 * one as very large. Not thread-safe.
 */
public final class LogProbabilities {
  private static final float LARGEST = 1e30f;

  private final FloatBuffer scores;
  private final int firstFrame;
  private final int frames;
  private final int classes;
  private final float[] row;

  private LogProbabilities(FloatBuffer scores, int firstFrame, int frames, int classes) {
    this.scores = scores;
    this.firstFrame = firstFrame;
    this.frames = frames;
    this.classes = classes;
    this.row = new float[classes];
  }

  /**
   * Returns the probabilities of a tensor of one recording.
   *
   * @param tensor float32 {@code [1, frames, classes]} or {@code [frames, classes]}
   */
  public static LogProbabilities of(Tensor tensor) {
    int frames = tensor.shape().intSize(-2);
    return new LogProbabilities(tensor.floats(), 0, frames, tensor.shape().intSize(-1));
  }

  /** Returns how many frames there are. */
  public int frames() {
    return frames;
  }

  /** Returns how many classes there are. */
  public int classes() {
    return classes;
  }

  /**
   * Returns the frames from {@code from} up to, not including, {@code to}, cut to what is there.
   */
  public LogProbabilities frames(int from, int to) {
    int first = Math.min(Math.max(from, 0), frames);
    int end = Math.min(Math.max(to, first), frames);
    return new LogProbabilities(scores, firstFrame + first, end - first, classes);
  }

  /**
   * Returns one frame's logarithms, at most 0; the array holds until the next call.
   *
   * @param frame in [0, {@link #frames()})
   */
  public float[] frame(int frame) {
    scores.get((firstFrame + frame) * classes, row);
    float greatest = -LARGEST;
    for (int i = 0; i < classes; i++) {
      float score = Float.isNaN(row[i]) ? -LARGEST : row[i];
      row[i] = Math.min(Math.max(score, -LARGEST), LARGEST);
      greatest = Math.max(greatest, row[i]);
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      sum += Math.exp(row[i] - greatest);
    }
    double log = greatest + Math.log(sum);
    for (int i = 0; i < classes; i++) {
      row[i] = (float) Math.min(row[i] - log, 0);
    }
    return row;
  }

  /** Returns the class with the greatest number, the first of equal ones. */
  public static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /**
   * Returns the classes with the {@code count} greatest numbers, best first, lower first of equal.
   */
  public static int[] best(float[] values, int count) {
    int[] best = new int[Math.min(count, values.length)];
    int found = 0;
    for (int i = 0; i < values.length; i++) {
      if (found == best.length && !(values[i] > values[best[found - 1]])) {
        continue;
      }
      int at = found < best.length ? found++ : found - 1;
      for (; at > 0 && values[i] > values[best[at - 1]]; at--) {
        best[at] = best[at - 1];
      }
      best[at] = i;
    }
    return Arrays.copyOf(best, found);
  }
}
