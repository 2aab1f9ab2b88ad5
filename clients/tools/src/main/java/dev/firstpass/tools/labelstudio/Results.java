package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.tool.DropReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the results of one task and what could not be among them. Confined to one answer. */
final class Results {
  private static final String NO_LABEL = "no-project-label";
  private static final String BELOW_THRESHOLD = "below-threshold";
  private static final String NO_CONTROL = "no-fitting-control";

  private final List<Object> regions = new ArrayList<>();
  private final DropReport dropped;
  private double scores;
  private int scored;

  /**
   * @param dropped counts by reason and label, shared by the tasks of an answer
   */
  Results(DropReport dropped) {
    this.dropped = dropped;
  }

  /**
   * Adds a result.
   *
   * @param id of its region; results that share one are one region, geometry first
   * @param type {@code rectanglelabels}
   * @param value what {@code type} wants
   * @param more further fields
   */
  void add(
      String id,
      Control control,
      String object,
      String type,
      Map<String, Object> value,
      double score,
      Map<String, Object> more) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("id", id);
    region.put("from_name", control.name());
    region.put("to_name", object);
    region.put("type", type);
    region.put("value", value);
    region.put("score", score);
    region.put("origin", "prediction");
    region.putAll(more);
    regions.add(region);
    scores += score;
    scored++;
  }

  /** Counts a suggestion whose class no label of the project means. */
  void dropUnlabelled(String label) {
    dropped.add(NO_LABEL, label);
  }

  /** Counts a suggestion that no control of the project can hold. */
  void dropUnfit(String label) {
    dropped.add(NO_CONTROL, label);
  }

  /** Counts a suggestion whose score is lower than its control wants. */
  void dropBelowThreshold(String label) {
    dropped.add(BELOW_THRESHOLD, label);
  }

  /** Returns the prediction of the task. */
  Map<String, Object> prediction(String modelVersion) {
    Map<String, Object> prediction = new LinkedHashMap<>();
    prediction.put("result", regions);
    prediction.put("score", scored == 0 ? 0.0 : scores / scored);
    prediction.put("model_version", modelVersion);
    return prediction;
  }
}
