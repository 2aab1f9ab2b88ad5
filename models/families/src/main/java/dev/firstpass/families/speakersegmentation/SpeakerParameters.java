package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** The parameters, with the reference's defaults. Immutable. */
final class SpeakerParameters {
  private static final int MOST_SPEAKERS = 100;
  private static final double LONGEST = 60;

  private final Parameter<Double> step =
      Parameter.of(
          "step",
          ParameterType.number(0.02, 1),
          0.1,
          "From one window to the next, as a share of a window.");
  private final Parameter<Integer> speakers =
      Parameter.of(
          "speakers",
          ParameterType.count(0, MOST_SPEAKERS),
          0,
          "How many people speak; 0 when that is not known. Needs the embedding graph.");
  private final Parameter<Double> clusterThreshold =
      Parameter.of(
          "clusterThreshold",
          ParameterType.number(0, 2),
          0.5,
          "Voices are of one speaker when 1 less their cosine is below this; less gives more"
              + " speakers. Without meaning where 'speakers' is set or there is no embedding graph.");
  private final Parameter<Double> minOnSeconds =
      Parameter.of(
          "minOnSeconds",
          ParameterType.number(0, LONGEST),
          0.3,
          "Drop turns that are not longer than this.");
  private final Parameter<Double> minOffSeconds =
      Parameter.of(
          "minOffSeconds",
          ParameterType.number(0, LONGEST),
          0.5,
          "Close a speaker's pauses that are not longer than this.");

  List<Parameter<?>> all() {
    return List.of(step, speakers, clusterThreshold, minOnSeconds, minOffSeconds);
  }

  /**
   * Checks settings for a model without an embedding graph.
   *
   * @throws DraftingException with {@code invalid-parameter}
   */
  void checkWithoutVoices(Settings settings) {
    if (settings.get(speakers) > 0) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'speakers' ("
              + settings.get(speakers)
              + ") needs a graph of role 'embedding', which the model lacks; leave it 0 or add a"
              + " speaker embedding graph to the model");
    }
  }

  /** Returns how many samples lie between windows. */
  int step(Settings settings, SegmentationGraph graph) {
    return Math.max((int) (settings.get(step) * graph.window()), 1);
  }

  /** Returns how frames become turns. */
  SpeakerTurns turns(Settings settings, double framesPerSecond) {
    return new SpeakerTurns(
        settings.get(minOffSeconds) * framesPerSecond,
        settings.get(minOnSeconds) * framesPerSecond);
  }

  /** Returns the speaker of each voice. */
  int[] speakers(Settings settings, Voices voices) {
    return voices.speakers(settings.get(speakers), settings.get(clusterThreshold));
  }
}
