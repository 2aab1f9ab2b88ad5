package dev.firstpass.cli.labels;

import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says for people what a label file does not hold. */
public final class LossText {
  private static final int SHOWN = 5;

  private LossText() {}

  /** Returns a line for each reason: {@code 3 mask-as-polygon (cat 2, dog 1)}. */
  public static List<String> of(DropReport report) {
    Map<String, Map<String, Integer>> reasons = new LinkedHashMap<>();
    for (Dropped one : report.dropped()) {
      reasons
          .computeIfAbsent(one.reason(), reason -> new LinkedHashMap<>())
          .put(one.label(), one.count());
    }
    return reasons.entrySet().stream()
        .map(reason -> line(reason.getKey(), reason.getValue()))
        .toList();
  }

  private static String line(String reason, Map<String, Integer> labels) {
    int sum = labels.values().stream().mapToInt(Integer::intValue).sum();
    String some =
        labels.entrySet().stream()
            .limit(SHOWN)
            .map(label -> label.getKey() + " " + label.getValue())
            .collect(Collectors.joining(", "));
    return sum + " " + reason + " (" + some + (labels.size() > SHOWN ? ", …" : "") + ")";
  }
}
