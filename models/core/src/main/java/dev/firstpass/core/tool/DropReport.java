package dev.firstpass.core.tool;

import dev.firstpass.core.tool.ToolAnswer.Dropped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what is not in an answer or a file, or only in a simpler form, by reason and label. Not
 * thread-safe.
 */
public final class DropReport {
  private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();

  /**
   * Counts one.
   *
   * @param reason of few kinds, kebab-case: {@code mask-as-polygon}
   * @param label whose suggestion it is
   */
  public void add(String reason, String label) {
    add(reason, label, 1);
  }

  /** Counts several of the same reason and label. */
  public void add(String reason, String label, int count) {
    counts.computeIfAbsent(reason, key -> new LinkedHashMap<>()).merge(label, count, Integer::sum);
  }

  /** Returns the counts, in the order in which reasons and labels came first. */
  public List<Dropped> dropped() {
    List<Dropped> all = new ArrayList<>();
    counts.forEach(
        (reason, labels) ->
            labels.forEach((label, count) -> all.add(new Dropped(reason, label, count))));
    return all;
  }
}
