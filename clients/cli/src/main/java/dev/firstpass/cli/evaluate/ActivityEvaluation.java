package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.speech.TurnDataset;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.SpeechErrors;
import dev.firstpass.core.draft.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates segments as time in which somebody speaks, whoever it is and whatever the label: frame
 * by frame, and by the detection error rate. Confined to one thread.
 */
final class ActivityEvaluation implements Evaluation {
  private final ReferenceTurns turns;
  private final double collar;

  /**
   * @param collar seconds, as {@link SpeechScoring} has it
   */
  ActivityEvaluation(TurnDataset dataset, double collar) {
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
    Map<Double, SpeechErrors> byCollar = new LinkedHashMap<>();
    for (double seconds : ReferenceTurns.collars(collar)) {
      turns.compare(
          seconds,
          (speech, found, scored) ->
              byCollar.merge(
                  seconds,
                  SpeechErrors.of(Spans.ofTurns(speech), Spans.ofTurns(found), scored),
                  SpeechErrors::plus));
    }
    return new ActivityReport(turns.items().size(), byCollar);
  }
}
