package dev.firstpass.families.vision;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of everything that scores classes: {@code threshold}, {@code max}, {@code labels}
 * and {@code thresholds}. Immutable.
 */
public final class ScoreParameters {
  /** The most suggestions that anybody can ask for. */
  public static final int MAX = 10_000;

  private static final int LISTED_LABELS = 100;

  private final Parameter<Double> threshold;
  private final Parameter<Integer> max;
  private final Parameter<List<String>> labels =
      Parameter.of(
          "labels",
          ParameterType.names(),
          List.of(),
          "Keep only these labels of the model; all when empty.");
  private final Parameter<Map<String, Double>> thresholds =
      Parameter.of(
          "thresholds",
          ParameterType.scoresByName(),
          Map.of(),
          "Thresholds of single labels, in place of 'threshold'.");

  /**
   * @param threshold default in prediction
   * @param evaluationThreshold default in evaluation
   * @param max default in prediction
   * @param evaluationMax default in evaluation
   */
  public ScoreParameters(double threshold, double evaluationThreshold, int max, int evaluationMax) {
    this.threshold =
        new Parameter<>(
            "threshold",
            ParameterType.score(),
            threshold,
            evaluationThreshold,
            "Keep suggestions with at least this score.");
    this.max =
        new Parameter<>(
            "max",
            ParameterType.count(1, MAX),
            max,
            evaluationMax,
            "Keep at most this many suggestions, the best.");
  }

  /** Returns the parameters, to be declared. */
  public List<Parameter<?>> all() {
    return List.of(threshold, max, labels, thresholds);
  }

  /** Returns how many suggestions are kept at most. */
  public int max(Settings settings) {
    return settings.get(max);
  }

  /**
   * Returns the threshold of each class; that of a class whose label is not wanted is out of reach.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when a setting names a label
   *     that the model does not have
   */
  public ScoreFilter filter(Settings settings, LabelSet model) {
    float[] byClass = new float[model.size()];
    List<String> wanted = settings.get(labels);
    float common = ScoreFilter.atLeast(settings.get(threshold));
    if (wanted.isEmpty()) {
      Arrays.fill(byClass, common);
    } else {
      Arrays.fill(byClass, Float.POSITIVE_INFINITY);
      wanted.forEach(label -> byClass[classId(labels.name(), label, model)] = common);
    }
    settings
        .get(thresholds)
        .forEach(
            (label, score) -> {
              int classId = classId(thresholds.name(), label, model);
              if (byClass[classId] != Float.POSITIVE_INFINITY) {
                byClass[classId] = ScoreFilter.atLeast(score);
              }
            });
    return new ScoreFilter(byClass);
  }

  private static int classId(String parameter, String label, LabelSet model) {
    int classId = model.indexOf(label);
    if (classId >= 0) {
      return classId;
    }
    List<String> names = model.names();
    String more =
        names.size() > LISTED_LABELS ? " and " + (names.size() - LISTED_LABELS) + " more" : "";
    throw new DraftingException(
        ErrorCode.INVALID_PARAMETER,
        "parameter '"
            + parameter
            + "' names '"
            + label
            + "', which is no label of this model"
            + Nearest.hint(label, names)
            + " Labels: "
            + String.join(", ", names.subList(0, Math.min(names.size(), LISTED_LABELS)))
            + more);
  }
}
