package dev.firstpass.tools.cvat;

import dev.firstpass.core.tool.ToolAnswer.Dropped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is not in an answer, by reason and label. Confined to one answer. */
final class Drops {
  /** Nothing of it lies in the picture, or it has no area. */
  static final String EMPTY = "empty-shape";

  /** A mask of one row or column, of which CVAT makes an empty one and fails. */
  static final String THIN = "mask-too-thin";

  /** An object of which no point is likely to be seen: CVAT stores none such. */
  static final String UNSEEN = "no-visible-point";

  /** Something else than the function's labels are declared as. */
  static final String UNDECLARED = "not-of-the-declared-type";

  private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();

  void add(String reason, String label) {
    counts.computeIfAbsent(reason, key -> new LinkedHashMap<>()).merge(label, 1, Integer::sum);
  }

  /** Returns the counts as the server reports them. */
  List<Dropped> report() {
    List<Dropped> report = new ArrayList<>();
    counts.forEach(
        (reason, labels) ->
            labels.forEach((label, count) -> report.add(new Dropped(reason, label, count))));
    return report;
  }
}
