package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** The parameters of the decision, with the reference's defaults. Immutable. */
final class FsmnParameters {
  private static final int FRAME_MS = FrameRule.FRAME_MS;
  private static final int LONGEST_MS = 60_000;

  private final Parameter<Double> threshold =
      Parameter.of(
          "threshold",
          ParameterType.number(-1, 1),
          0.6,
          "A frame speaks when its probability of speech is this much above that of silence.");
  private final Parameter<Double> noiseRatio =
      Parameter.of(
          "noiseRatio",
          ParameterType.number(0, 10),
          1.0,
          "Power to which the probability of silence is raised before it is compared.");
  private final Parameter<Integer> windowMs =
      Parameter.of(
          "windowMs",
          ParameterType.count(FRAME_MS, LONGEST_MS),
          200,
          "The stretch in which speaking frames are counted.");
  private final Parameter<Integer> silenceToSpeechMs =
      millis("silenceToSpeechMs", 150, "Speech starts when this much of the stretch speaks.");
  private final Parameter<Integer> speechToSilenceMs =
      millis("speechToSilenceMs", 150, "Speech pauses when at most this much of it speaks.");
  private final Parameter<Integer> maxEndSilenceMs =
      millis("maxEndSilenceMs", 800, "Speech ends after a pause of this length.");
  private final Parameter<Integer> lookBackMs =
      millis("lookBackMs", 200, "Speech starts this much before the stretch that started it.");
  private final Parameter<Integer> lookAheadMs =
      millis("lookAheadMs", 100, "Speech ends this much after it paused.");
  private final Parameter<Double> maxSpeechSeconds =
      Parameter.of(
          "maxSpeechSeconds",
          ParameterType.number(0.1, 86_400),
          60.0,
          "Cut speech that is longer than this.");

  List<Parameter<?>> all() {
    return List.of(
        threshold,
        noiseRatio,
        windowMs,
        silenceToSpeechMs,
        speechToSilenceMs,
        maxEndSilenceMs,
        lookBackMs,
        lookAheadMs,
        maxSpeechSeconds);
  }

  /** Returns what settings mean. */
  FrameRule rule(Settings settings) {
    int endSilence = settings.get(maxEndSilenceMs) - settings.get(speechToSilenceMs);
    return new FrameRule(
        settings.get(threshold),
        settings.get(noiseRatio),
        settings.get(windowMs) / FRAME_MS,
        settings.get(silenceToSpeechMs) / FRAME_MS,
        settings.get(speechToSilenceMs) / FRAME_MS,
        Math.max(endSilence, 0),
        settings.get(lookBackMs) / FRAME_MS,
        settings.get(lookAheadMs) / FRAME_MS,
        (int) (settings.get(maxSpeechSeconds) * 1000 / FRAME_MS));
  }

  private static Parameter<Integer> millis(String name, int standard, String description) {
    return Parameter.of(name, ParameterType.count(0, LONGEST_MS), standard, description);
  }
}
