package dev.firstpass.families.audioclassification;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.ScoreFilter;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of classifiers of sound. Immutable. */
final class ClipParameters {
  /** The longest stretch that a model hears at once. */
  static final double LONGEST_SECONDS = 60;

  private final ScoreParameters scores =
      new ScoreParameters(0.5, 0, ScoreParameters.MAX, ScoreParameters.MAX);
  private final Parameter<Double> window =
      Parameter.of(
          "window",
          ParameterType.number(0, LONGEST_SECONDS),
          0.0,
          "Give segments of windows of so many seconds; 0 gives tags of the whole recording.");
  private final Parameter<Double> hop =
      Parameter.of(
          "hop",
          ParameterType.number(0, LONGEST_SECONDS),
          0.0,
          "Seconds from one window to the next; 0 for 'window'.");

  List<Parameter<?>> all() {
    List<Parameter<?>> all = new ArrayList<>(scores.all());
    all.add(window);
    all.add(hop);
    return List.copyOf(all);
  }

  /**
   * Checks settings against a model.
   *
   * @param clipSeconds how much it hears at once
   * @throws DraftingException with {@code invalid-parameter}
   */
  void check(Settings settings, LabelSet labels, double clipSeconds) {
    scores.filter(settings, labels);
    if (settings.get(window) > clipSeconds) {
      throw invalid("window", settings.get(window), clipSeconds, "what this model hears at once");
    }
    if (settings.get(hop) > settings.get(window)) {
      throw invalid("hop", settings.get(hop), settings.get(window), "'window'");
    }
  }

  ScoreFilter filter(Settings settings, LabelSet labels) {
    return scores.filter(settings, labels);
  }

  int max(Settings settings) {
    return scores.max(settings);
  }

  /** Returns how many samples a window has; 0 when tags are wanted. */
  int window(Settings settings, int rate) {
    double seconds = settings.get(window);
    return seconds > 0 ? Math.max((int) Math.round(seconds * rate), 1) : 0;
  }

  /** Returns how many samples there are from one window to the next; at least 10 ms. */
  int hop(Settings settings, int rate) {
    double seconds = settings.get(hop) > 0 ? settings.get(hop) : settings.get(window);
    int least = Math.min(rate / 100, window(settings, rate));
    return Math.max((int) Math.round(seconds * rate), Math.max(least, 1));
  }

  private static DraftingException invalid(String name, double value, double most, String what) {
    return new DraftingException(
        ErrorCode.INVALID_PARAMETER,
        "parameter '"
            + name
            + "' is "
            + value
            + " s; it must not be longer than "
            + what
            + ", "
            + most
            + " s");
  }
}
