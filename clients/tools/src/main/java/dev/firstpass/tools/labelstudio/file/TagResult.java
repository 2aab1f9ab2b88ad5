package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelWriting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes the tags of an item as one choice: all that people gave, a model's best or all. */
final class TagResult {
  private static final String ID = "tags";
  private static final Comparator<Label> BEST_FIRST =
      Comparator.comparingDouble(label -> -label.suggestion().score());

  private TagResult() {}

  /**
   * Writes the tags.
   *
   * @param several whether all tags of a model are chosen; else the best, the others are reported
   * @param scored whether a model gave them
   */
  static void write(
      List<Label> tags, boolean scored, boolean several, ResultList results, LabelWriting writing) {
    List<Label> chosen =
        new ArrayList<>(tags.stream().filter(tag -> tag.scored() == scored).toList());
    if (chosen.isEmpty()) {
      return;
    }
    chosen.sort(BEST_FIRST);
    if (scored && !several) {
      for (Label tag : chosen.subList(1, chosen.size())) {
        writing.report().add("tag-not-the-best", tag.suggestion().label());
      }
      chosen = chosen.subList(0, 1);
    }
    List<String> labels =
        chosen.stream().map(tag -> LabelNames.of(tag.suggestion().label())).distinct().toList();
    Map<String, Object> result = results.add(ID, TaskControl.TAG, Map.of(), labels);
    ResultList.describe(result, chosen.get(0), writing);
    if (scored) {
      results.score(result, chosen.get(0).suggestion().score());
    }
  }
}
