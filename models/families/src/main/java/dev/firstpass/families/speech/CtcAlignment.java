package dev.firstpass.families.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the frames that show given tokens: the most probable path through them with blanks between
 * (Viterbi). Of paths that are equally probable, the one that stays longest in a state from the
 * end.
 *
 * @param blank its number
 */
public record CtcAlignment(int blank) {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  /**
   * Returns the tokens with their frames; none when they do not fit into the frames.
   *
   * @param ids the tokens in order, without blanks
   */
  public List<CtcToken> align(LogProbabilities frames, int[] ids) {
    int states = 2 * ids.length + 1;
    double[] best = new double[states];
    Arrays.fill(best, IMPOSSIBLE);
    byte[][] steps = new byte[frames.frames()][states];
    float[][] emitted = new float[frames.frames()][ids.length];
    for (int frame = 0; frame < frames.frames(); frame++) {
      float[] row = frames.frame(frame);
      for (int i = 0; i < ids.length; i++) {
        emitted[frame][i] = row[ids[i]];
      }
      best = frame == 0 ? first(best, row, ids) : next(best, row, ids, steps[frame]);
    }
    int end = states - 1;
    if (ids.length > 0 && best[end - 1] >= best[end]) {
      end--;
    }
    return best[end] == IMPOSSIBLE ? List.of() : tokens(ids, steps, emitted, end);
  }

  private double[] first(double[] before, float[] row, int[] ids) {
    before[0] = row[blank];
    if (ids.length > 0) {
      before[1] = row[ids[0]];
    }
    return before;
  }

  private double[] next(double[] before, float[] row, int[] ids, byte[] steps) {
    double[] next = new double[before.length];
    for (int state = 0; state < before.length; state++) {
      int from = 0;
      double most = before[state];
      for (int step = 1; step <= (skips(state, ids) ? 2 : 1); step++) {
        if (state >= step && before[state - step] > most) {
          most = before[state - step];
          from = step;
        }
      }
      steps[state] = (byte) from;
      next[state] = most + row[state % 2 == 0 ? blank : ids[state / 2]];
    }
    return next;
  }

  /** Returns whether the blank before a token may be left out. */
  private static boolean skips(int state, int[] ids) {
    return state % 2 == 1 && state > 2 && ids[state / 2] != ids[state / 2 - 1];
  }

  private static List<CtcToken> tokens(int[] ids, byte[][] steps, float[][] emitted, int end) {
    int[] firstFrames = new int[ids.length];
    int[] lastFrames = new int[ids.length];
    double[] sums = new double[ids.length];
    Arrays.fill(lastFrames, -1);
    int state = end;
    for (int frame = steps.length - 1; frame >= 0; frame--) {
      if (state % 2 == 1) {
        int token = state / 2;
        firstFrames[token] = frame;
        lastFrames[token] = Math.max(lastFrames[token], frame);
        sums[token] += emitted[frame][token];
      }
      state -= steps[frame][state];
    }
    List<CtcToken> tokens = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      tokens.add(new CtcToken(ids[i], firstFrames[i], lastFrames[i], sums[i]));
    }
    return tokens;
  }
}
