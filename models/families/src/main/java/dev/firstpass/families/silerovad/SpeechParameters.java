package dev.firstpass.families.silerovad;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** The parameters of the hysteresis, with the reference's defaults. Immutable. */
final class SpeechParameters {
  private static final int LONGEST_MS = 60_000;
  private static final double LONGEST_SECONDS = 86_400;
  private static final double BELOW = 0.15;
  private static final double LOWEST = 0.01;
  private static final String LONGEST = "longest";
  private static final String LAST = "last";

  private final Parameter<Double> threshold =
      Parameter.of(
          "threshold",
          ParameterType.score(),
          0.5,
          "Speech starts when its probability is at least this.");
  private final Parameter<Double> negThreshold =
      Parameter.of(
          "negThreshold",
          ParameterType.score(),
          0.0,
          "Speech may end when its probability is below this; 0 for 'threshold' less 0.15.");
  private final Parameter<Integer> minSpeechMs =
      millis("minSpeechMs", 250, "Drop speech that is not longer than this.");
  private final Parameter<Integer> minSilenceMs =
      millis("minSilenceMs", 100, "Speech ends after a silence of this length.");
  private final Parameter<Integer> padMs =
      millis("padMs", 30, "Widen speech by this at both ends; neighbours share a shorter gap.");
  private final Parameter<Double> maxSpeechSeconds =
      Parameter.of(
          "maxSpeechSeconds",
          ParameterType.number(0, LONGEST_SECONDS),
          0.0,
          "Cut speech that is longer than this; 0 for no limit.");
  private final Parameter<Integer> minSilenceAtMaxSpeechMs =
      millis(
          "minSilenceAtMaxSpeechMs",
          98,
          "Speech that is too long is cut in a silence that is longer than this, if there is one.");
  private final Parameter<String> cutAt =
      Parameter.of(
          "cutAt",
          ParameterType.choice(List.of(LONGEST, LAST)),
          LONGEST,
          "Whether speech that is too long is cut in its longest or its last silence.");

  List<Parameter<?>> all() {
    return List.of(
        threshold,
        negThreshold,
        minSpeechMs,
        minSilenceMs,
        padMs,
        maxSpeechSeconds,
        minSilenceAtMaxSpeechMs,
        cutAt);
  }

  /**
   * Checks settings against one another.
   *
   * @throws DraftingException with {@code invalid-parameter}
   */
  void check(Settings settings) {
    if (settings.get(negThreshold) > settings.get(threshold)) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'negThreshold' ("
              + settings.get(negThreshold)
              + ") must not be above 'threshold' ("
              + settings.get(threshold)
              + "); 0 stands for 'threshold' less 0.15");
    }
  }

  /** Returns what settings mean for a graph. */
  SpeechRule rule(Settings settings, SileroGraph graph) {
    int rate = graph.sampleRateHz();
    double start = settings.get(threshold);
    double end = settings.get(negThreshold);
    long pad = samples(settings.get(padMs), rate);
    double most = settings.get(maxSpeechSeconds);
    return new SpeechRule(
        graph.window(),
        start,
        end > 0 ? end : Math.max(start - BELOW, LOWEST),
        samples(settings.get(minSpeechMs), rate),
        samples(settings.get(minSilenceMs), rate),
        pad,
        most > 0 ? rate * most - graph.window() - 2 * pad : Double.POSITIVE_INFINITY,
        samples(settings.get(minSilenceAtMaxSpeechMs), rate),
        settings.get(cutAt).equals(LONGEST));
  }

  private static long samples(int millis, int rate) {
    return (long) rate * millis / 1000;
  }

  private static Parameter<Integer> millis(String name, int standard, String description) {
    return Parameter.of(name, ParameterType.count(0, LONGEST_MS), standard, description);
  }
}
