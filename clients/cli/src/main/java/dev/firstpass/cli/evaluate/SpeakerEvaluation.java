package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.speech.TurnDataset;
import dev.firstpass.cli.evaluate.timeline.SpeakerErrors;
import dev.firstpass.core.draft.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates segments as turns of speakers by the diarisation error rate, overlapped speech
 * included; names of speakers are matched per recording. Confined to one thread.
 */
final class SpeakerEvaluation implements Evaluation {
  private final ReferenceTurns turns;
  private final double collar;

  /**
   * @param collar seconds, as {@link SpeechScoring} has it
   */
  SpeakerEvaluation(TurnDataset dataset, double collar) {
    turns = new ReferenceTurns(dataset);
    this.collar = collar;
  }

  @Override
  public List<LabelledItem> items() {
    return turns.items();
  }

  @Override
  public void add(LabelledItem item, Draft draft) {
    turns.add(item, draft);
  }

  @Override
  public List<String> warnings() {
    return turns.warnings();
  }

  @Override
  public Report report() {
    Map<Double, SpeakerErrors> byCollar = new LinkedHashMap<>();
    for (double seconds : ReferenceTurns.collars(collar)) {
      turns.compare(
          seconds,
          (spoken, found, scored) ->
              byCollar.merge(
                  seconds, SpeakerErrors.of(spoken, found, scored), SpeakerErrors::plus));
    }
    return new SpeakerReport(turns.items().size(), byCollar);
  }
}
