package dev.firstpass.families.speech;

import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The parameters of everything that writes what is said: {@code window}, {@code pause}, {@code
 * padding} and {@code threshold}. The references cut recordings outside the model, so the defaults
 * are this project's own. Immutable.
 */
public final class SegmentParameters {
  private final Parameter<Double> window =
      Parameter.of(
          "window",
          ParameterType.number(1, 60),
          30.0,
          "The longest stretch in seconds that is recognised at once.");
  private final Parameter<Double> pause =
      Parameter.of(
          "pause",
          ParameterType.number(0.05, 60),
          1.0,
          "A silence between words of at least this many seconds starts a new segment.");
  private final Parameter<Double> padding =
      Parameter.of(
          "padding",
          ParameterType.number(0, 5),
          0.2,
          "Seconds that a segment reaches beyond its first and last word.");
  private final Parameter<Double> threshold =
      Parameter.of(
          "threshold", ParameterType.score(), 0.0, "Keep segments with at least this score.");

  /** Returns the parameters, to be declared. */
  public List<Parameter<?>> all() {
    return List.of(window, pause, padding, threshold);
  }

  /** Returns the longest window in seconds. */
  double windowSeconds(Settings settings) {
    return settings.get(window);
  }

  /** Returns what cuts words into segments. */
  SegmentCutter cutter(Settings settings, FrameTiming timing, int sampleRateHz) {
    return new SegmentCutter(
        timing, sampleRateHz, settings.get(pause), settings.get(padding), settings.get(threshold));
  }
}
