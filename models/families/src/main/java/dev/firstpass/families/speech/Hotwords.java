package dev.firstpass.families.speech;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Phrases that a search should rather hear: an automaton that follows what hypotheses write and
 * gives a bonus for each character of a phrase, and takes it back when the phrase is left
 * unfinished; after a finished phrase it starts anew (Aho and Corasick, 1975; reference: icefall,
 * {@code icefall/context_graph.py}, not strict).
 *
 * <p>It reads characters, not tokens, so a phrase need not be cut into tokens as the model's
 * training did. Case does not count; a phrase that starts with a Latin letter must start a word.
 * Immutable once made.
 */
public final class Hotwords {
  /** No phrases: every bonus is 0. */
  public static final Hotwords NONE = new Hotwords(List.of(), 0);

  private final State root = new State(0);

  /** Where in the phrases a hypothesis is. */
  public static final class State {
    private final Map<Integer, State> next = new HashMap<>();
    private final double sum;
    private State fail = this;
    private double finished;
    private boolean end;

    private State(double sum) {
      this.sum = sum;
    }
  }

  /**
   * A state and the bonus that the way there gave.
   *
   * @param state where
   * @param bonus logarithm; negative when an unfinished phrase was left
   */
  public record Step(State state, double bonus) {}

  /**
   * @param phrases not blank
   * @param boost bonus of each character, a natural logarithm, not negative
   */
  public Hotwords(List<String> phrases, double boost) {
    phrases.forEach(phrase -> add(pattern(phrase), boost));
    link();
  }

  /** Returns the state before anything is written: at the start of a word. */
  public Step start() {
    return step(root, " ");
  }

  /** Returns where a text leads. */
  public Step step(State state, String written) {
    State at = state;
    double bonus = 0;
    for (int codePoint : folded(written).codePoints().toArray()) {
      Step step = step(at, codePoint);
      bonus += step.bonus();
      at = step.state();
    }
    return new Step(at, bonus);
  }

  /** Returns what is taken back, at most 0, when a hypothesis ends in a state. */
  public double ending(State state) {
    return -state.sum;
  }

  private Step step(State state, int codePoint) {
    State at = state;
    while (at != root && !at.next.containsKey(codePoint)) {
      at = at.fail;
    }
    State next = at.next.getOrDefault(codePoint, root);
    return next.finished > 0
        ? new Step(root, next.finished - state.sum)
        : new Step(next, next.sum - state.sum);
  }

  private void add(String pattern, double boost) {
    State at = root;
    for (int codePoint : pattern.codePoints().toArray()) {
      double sum = at.sum + boost;
      at = at.next.computeIfAbsent(codePoint, key -> new State(sum));
    }
    at.end = at != root;
  }

  /** Sets where each state falls back to, and what is finished there, in order of depth. */
  private void link() {
    Deque<State> queue = new ArrayDeque<>();
    root.next.values().forEach(state -> linked(state, root, queue));
    while (!queue.isEmpty()) {
      State state = queue.remove();
      List<Map.Entry<Integer, State>> children = new ArrayList<>(state.next.entrySet());
      for (Map.Entry<Integer, State> child : children) {
        State fail = state.fail;
        while (fail != root && !fail.next.containsKey(child.getKey())) {
          fail = fail.fail;
        }
        linked(child.getValue(), fail.next.getOrDefault(child.getKey(), root), queue);
      }
    }
  }

  private void linked(State state, State fail, Deque<State> queue) {
    state.fail = fail;
    state.finished = state.end ? state.sum : fail.finished;
    queue.add(state);
  }

  private static String pattern(String phrase) {
    String folded = folded(phrase.strip());
    boolean startsWord = !folded.isEmpty() && Script.isLetter(folded.codePointAt(0));
    return startsWord ? " " + folded : folded;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
