package dev.firstpass.families.speech;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of token sequences that a prefix beam search has reached: the probabilities of
 * all paths that write it, now and one frame ahead. Confined to one search.
 */
final class CtcPrefix {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;
  private static final int NO_TOKEN = -1;

  private final @Nullable CtcPrefix parent;
  private final int token;
  private final Hotwords.State state;
  private final double bonus;
  private final Map<Integer, CtcPrefix> children = new HashMap<>();
  private double afterBlank = IMPOSSIBLE;
  private double afterToken = IMPOSSIBLE;
  private double nextAfterBlank = IMPOSSIBLE;
  private double nextAfterToken = IMPOSSIBLE;
  private int reachedFrame;

  private CtcPrefix(@Nullable CtcPrefix parent, int token, Hotwords.State state, double bonus) {
    this.parent = parent;
    this.token = token;
    this.state = state;
    this.bonus = bonus;
  }

  /** Returns the root: nothing is written, certainly. */
  static CtcPrefix empty(Hotwords.Step start) {
    CtcPrefix empty = new CtcPrefix(null, NO_TOKEN, start.state(), start.bonus());
    empty.afterBlank = 0;
    return empty;
  }

  int token() {
    return token;
  }

  double afterBlank() {
    return afterBlank;
  }

  double afterToken() {
    return afterToken;
  }

  double total() {
    return logAdd(afterBlank, afterToken);
  }

  /** Returns the logarithm of what is one frame ahead, with the bonus of phrases. */
  double score() {
    return logAdd(nextAfterBlank, nextAfterToken) + bonus;
  }

  /** Returns the logarithm at the end, where unfinished phrases count no more. */
  double finalScore(Hotwords hotwords) {
    return total() + bonus + hotwords.ending(state);
  }

  /** Returns this prefix with one more token. */
  CtcPrefix child(int next, Function<Hotwords.State, Hotwords.Step> write) {
    CtcPrefix known = children.get(next);
    if (known == null) {
      Hotwords.Step step = write.apply(state);
      known = new CtcPrefix(this, next, step.state(), bonus + step.bonus());
      children.put(next, known);
    }
    return known;
  }

  /** Adds paths that end with a blank in a frame, counted from 1. */
  void addBlank(int frame, double logProbability, List<CtcPrefix> reached) {
    reach(frame, reached);
    nextAfterBlank = logAdd(nextAfterBlank, logProbability);
  }

  /** Adds paths that end with the prefix's last token in a frame, counted from 1. */
  void addToken(int frame, double logProbability, List<CtcPrefix> reached) {
    reach(frame, reached);
    nextAfterToken = logAdd(nextAfterToken, logProbability);
  }

  /** Makes what was one frame ahead the present. */
  void advance() {
    afterBlank = nextAfterBlank;
    afterToken = nextAfterToken;
  }

  /** Returns the tokens that it writes. */
  int[] tokens() {
    Deque<Integer> tokens = new ArrayDeque<>();
    for (CtcPrefix at = this; at != null && at.token != NO_TOKEN; at = at.parent) {
      tokens.addFirst(at.token);
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private void reach(int frame, List<CtcPrefix> reached) {
    if (reachedFrame != frame) {
      reachedFrame = frame;
      nextAfterBlank = IMPOSSIBLE;
      nextAfterToken = IMPOSSIBLE;
      reached.add(this);
    }
  }

  private static double logAdd(double a, double b) {
    double greater = Math.max(a, b);
    return greater == IMPOSSIBLE
        ? IMPOSSIBLE
        : greater + Math.log(Math.exp(a - greater) + Math.exp(b - greater));
  }
}
