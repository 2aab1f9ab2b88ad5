package dev.firstpass.cli.evaluate.timeline;

import dev.firstpass.core.draft.TimeSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of time in which the same people speak, and the same were found to.
 *
 * @param seconds how long
 * @param speaking who speaks, each with the number of their turns that overlap here
 * @param found who was found, likewise
 */
record Moment(double seconds, Map<String, Integer> speaking, Map<String, Integer> found) {
  /** What changes at one time: by speaker, how many turns begin less how many end. */
  private record Change(
      Map<String, Integer> speaking, Map<String, Integer> found, Map<String, Integer> scored) {
    Change() {
      this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /** Returns the moments of the scored time in order, silent ones left out. */
  static List<Moment> of(List<Turn> turns, List<Turn> found, Spans scored) {
    TreeMap<Double, Change> changes = new TreeMap<>();
    for (Turn turn : turns) {
      at(changes, turn.span().startSeconds()).speaking().merge(turn.speaker(), 1, Integer::sum);
      at(changes, turn.span().endSeconds()).speaking().merge(turn.speaker(), -1, Integer::sum);
    }
    for (Turn turn : found) {
      at(changes, turn.span().startSeconds()).found().merge(turn.speaker(), 1, Integer::sum);
      at(changes, turn.span().endSeconds()).found().merge(turn.speaker(), -1, Integer::sum);
    }
    for (TimeSpan span : scored.list()) {
      at(changes, span.startSeconds()).scored().merge("", 1, Integer::sum);
      at(changes, span.endSeconds()).scored().merge("", -1, Integer::sum);
    }
    return between(changes);
  }

  private static Change at(TreeMap<Double, Change> changes, double seconds) {
    return changes.computeIfAbsent(seconds, s -> new Change());
  }

  private static List<Moment> between(TreeMap<Double, Change> changes) {
    List<Moment> moments = new ArrayList<>();
    Change now = new Change();
    double since = 0;
    for (Map.Entry<Double, Change> change : changes.entrySet()) {
      boolean anybody = !now.speaking().isEmpty() || !now.found().isEmpty();
      if (anybody && !now.scored().isEmpty()) {
        moments.add(
            new Moment(
                change.getKey() - since, Map.copyOf(now.speaking()), Map.copyOf(now.found())));
      }
      apply(change.getValue().speaking(), now.speaking());
      apply(change.getValue().found(), now.found());
      apply(change.getValue().scored(), now.scored());
      since = change.getKey();
    }
    return moments;
  }

  private static void apply(Map<String, Integer> change, Map<String, Integer> now) {
    change.forEach((name, difference) -> now.merge(name, difference, Integer::sum));
    now.values().removeIf(count -> count == 0);
  }

  /** Returns how many turns there are. */
  static int count(Map<String, Integer> turns) {
    return turns.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Adds the time that each found name and each speaker share; both lists are sorted. */
  void addTo(double[][] shared, List<String> names, List<String> speakers) {
    found.forEach(
        (name, times) ->
            speaking.forEach(
                (speaker, turns) ->
                    shared[Collections.binarySearch(names, name)][
                            Collections.binarySearch(speakers, speaker)] +=
                        seconds * times * turns));
  }
}
