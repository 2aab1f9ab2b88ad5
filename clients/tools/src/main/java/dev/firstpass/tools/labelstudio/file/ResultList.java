package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.Rounding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the results of one annotation or prediction. Confined to one task. */
final class ResultList {
  /** Says that attributes other than those that results hold were left out. */
  private static final String ATTRIBUTES = "attribute-left-out";

  static final String CHANNEL = "channel";
  private static final Set<String> HELD = Set.of(LabelAttributes.DESCRIPTION, CHANNEL);

  private final String object;
  private final UsedControls used;
  private final Map<String, Object> common;
  private final List<Object> results = new ArrayList<>();
  private double scores;
  private int scored;

  /**
   * @param object name of the object that is labelled
   * @param used notes which controls there are
   * @param common fields that each result of a region has
   */
  ResultList(String object, UsedControls used, Map<String, Object> common) {
    this.object = object;
    this.used = used;
    this.common = common;
  }

  /**
   * Adds a result.
   *
   * @param id of its region; results that share one are one region, geometry first
   * @param value without the labels
   * @param labels of the control, or texts
   */
  Map<String, Object> add(
      String id, TaskControl control, Map<String, Object> value, List<String> labels) {
    used.note(control, control == TaskControl.TEXT ? List.of() : labels);
    Map<String, Object> filled = new LinkedHashMap<>(value);
    filled.put(
        switch (control) {
          case TEXT -> "text";
          case LANGUAGE, TAG -> "choices";
          default -> control.type();
        },
        labels);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", id);
    result.put("from_name", control.wireName());
    result.put("to_name", object);
    result.put("type", control.type());
    result.put("value", filled);
    if (!value.isEmpty()) {
      result.putAll(common);
    }
    results.add(result);
    return result;
  }

  /** Notes the score of a region, and writes it into one of its results. */
  void score(Map<String, Object> result, double score) {
    result.put("score", Rounding.score(score));
    scores += score;
    scored++;
  }

  /** Writes what else is known of a label into its first result; what has no place is reported. */
  static void describe(Map<String, Object> result, Label label, LabelWriting writing) {
    LabelAttributes.text(label.attributes(), LabelAttributes.DESCRIPTION)
        .ifPresent(text -> result.put("meta", Map.of("text", List.of(CleanText.wellFormed(text)))));
    if (!HELD.containsAll(label.attributes().keySet())) {
      writing.report().add(ATTRIBUTES, label.suggestion().label());
    }
  }

  /** Returns whether there is no result. */
  boolean isEmpty() {
    return results.isEmpty();
  }

  /** Returns the results in order. */
  List<Object> results() {
    return results;
  }

  /** Returns the mean of all scores, 0 when there is none. */
  double meanScore() {
    return scored == 0 ? 0 : Rounding.score(scores / scored);
  }
}
