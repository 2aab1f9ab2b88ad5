package dev.firstpass.inference.segmenting;

import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of cutting, which recognisers of speech have beside their family's own. */
public final class SegmenterParameters {
  private static final int LONGEST_NAME = 200;
  private static final double LONGEST = 600;

  private static final Parameter<String> SEGMENTER =
      Parameter.of(
          "segmenter",
          ParameterType.text(LONGEST_NAME),
          "",
          "Model for voice activity (name or name:version) that says where speech is; only that is"
              + " transcribed. Empty: the recogniser hears all of a recording.");
  private static final Parameter<Double> LONGEST_STRETCH =
      Parameter.of(
          "longestStretch",
          ParameterType.number(1, LONGEST),
          30.0,
          "The most seconds that the recogniser hears at once when a segmenter cuts.");
  private static final Parameter<Double> MERGE_WITHIN =
      Parameter.of(
          "mergeWithin",
          ParameterType.number(0, LONGEST),
          0.0,
          "Join stretches of speech with at most so many seconds between them, as long as they stay"
              + " below 'longestStretch'.");

  private static final List<Parameter<?>> ALL = List.of(SEGMENTER, LONGEST_STRETCH, MERGE_WITHIN);
  private static final Set<String> NAMES =
      ALL.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());

  private SegmenterParameters() {}

  /** Returns whether models of a task can hear recordings cut. */
  public static boolean fit(ModelTask task) {
    return task == ModelTask.SPEECH_RECOGNITION;
  }

  /** Returns a family's parameters and, where they fit the task, those of cutting behind them. */
  public static List<Parameter<?>> of(ModelFamily family, ModelTask task) {
    if (!fit(task)) {
      return family.parameters();
    }
    List<Parameter<?>> all = new ArrayList<>(family.parameters());
    all.addAll(ALL);
    return List.copyOf(all);
  }

  /** Returns the model that is to cut, if one is. */
  public static Optional<ModelRef> segmenter(Settings settings) {
    String name = settings.get(SEGMENTER);
    return name.isBlank() ? Optional.empty() : Optional.of(ModelRef.parse(name.strip()));
  }

  /** Returns the most seconds of a stretch. */
  public static double longestStretch(Settings settings) {
    return settings.get(LONGEST_STRETCH);
  }

  /** Returns the widest gap between two stretches that become one, in seconds. */
  public static double mergeWithin(Settings settings) {
    return settings.get(MERGE_WITHIN);
  }

  /** Returns settings as plain values, those of cutting only when a segmenter is named. */
  public static Map<String, Object> inForce(Settings settings) {
    Map<String, Object> values = new LinkedHashMap<>(settings.values());
    if (segmenter(settings).isEmpty()) {
      values.keySet().removeAll(NAMES);
    }
    return values;
  }
}
