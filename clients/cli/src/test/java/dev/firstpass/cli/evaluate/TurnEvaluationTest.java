package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.cli.evaluate.speech.TurnDataset;
import dev.firstpass.cli.evaluate.timeline.SpeakerErrors;
import dev.firstpass.cli.evaluate.timeline.SpeechErrors;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnEvaluationTest {
  private final Path folder;

  TurnEvaluationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void activity_segments_areScoredWithAndWithoutCollar() throws IOException {
    Evaluation evaluation = evaluation(ModelTask.VOICE_ACTIVITY, 0.5);
    evaluation.add(
        evaluation.items().get(0),
        SpeechDrafts.of(10, SpeechDrafts.speech(1.2, 4), SpeechDrafts.speech(7, 8)));

    assertEquals(
        """
         Collar 0.00 s, frames of 10 ms:
          Precision = 0.7368
          Recall    = 0.5600
          F1        = 0.6364
          Accuracy  = 0.6800
          Detection error rate = 0.6400 (missed 2.20 s, false 1.00 s, of 5.00 s speech)
         Collar 0.50 s, frames of 10 ms:
          Precision = 0.6667
          Recall    = 0.6667
          F1        = 0.6667
          Accuracy  = 0.7143
          Detection error rate = 0.6667 (missed 1.00 s, false 1.00 s, of 3.00 s speech)
        """,
        evaluation.report().toText());
  }

  @Test
  void activity_asJson_hasBothCollars() throws IOException {
    Evaluation evaluation = evaluation(ModelTask.VOICE_ACTIVITY, 0);
    evaluation.add(evaluation.items().get(0), SpeechDrafts.of(10, SpeechDrafts.speech(1, 4)));

    assertEquals(
        "{\"recordings\":1,\"collars\":[{\"seconds\":0.0,\"precision\":1.0,\"recall\":0.6,"
            + "\"f1\":0.75,\"accuracy\":0.8,\"detectionErrorRate\":0.4,\"missedSeconds\":2.0,"
            + "\"falseSeconds\":0.0,\"speechSeconds\":5.0}]}",
        TextEvaluationTest.json(evaluation.report()));
  }

  @Test
  void speakers_turns_areMatchedWhateverTheirNames() throws IOException {
    Evaluation evaluation = evaluation(ModelTask.SPEAKER_DIARISATION, 0.25);
    evaluation.add(
        evaluation.items().get(0),
        SpeechDrafts.of(
            10, SpeechDrafts.speaker("S1", 1, 3.5), SpeechDrafts.speaker("S0", 3.5, 7)));

    assertEquals(
        """
         Collar 0.00 s: diarisation error rate = 0.3000
          (missed 0.00 s, false 1.00 s, confused 0.50 s, of 5.00 s spoken)
         Collar 0.25 s: diarisation error rate = 0.2500
          (missed 0.00 s, false 0.75 s, confused 0.25 s, of 4.00 s spoken)
        """,
        evaluation.report().toText());
  }

  @Test
  void speakers_withoutDraft_areMissed() throws IOException {
    Evaluation evaluation = evaluation(ModelTask.SPEAKER_DIARISATION, 0);

    assertEquals(
        "{\"recordings\":1,\"collars\":[{\"seconds\":0.0,\"diarisationErrorRate\":1.0,"
            + "\"missedSeconds\":5.0,\"falseSeconds\":0.0,\"confusedSeconds\":0.0,"
            + "\"spokenSeconds\":5.0}]}",
        TextEvaluationTest.json(evaluation.report()));
  }

  @Test
  void sharedCall_draftedAsLabelled_isPerfect() {
    TurnDataset dataset = TurnDataset.read(SharedData.require("data/audio/pyannote_sample_rttm"));
    Segment[] segments =
        dataset.references().values().iterator().next().turns().stream()
            .map(
                turn ->
                    SpeechDrafts.speaker(
                        "of " + turn.speaker(),
                        turn.span().startSeconds(),
                        turn.span().endSeconds()))
            .toArray(Segment[]::new);
    ActivityEvaluation activity = new ActivityEvaluation(dataset, 0);
    SpeakerEvaluation speakers = new SpeakerEvaluation(dataset, 0);
    activity.add(activity.items().get(0), SpeechDrafts.of(30, segments));
    speakers.add(speakers.items().get(0), SpeechDrafts.of(30, segments));

    SpeechErrors speech = ((ActivityReport) activity.report()).byCollar().get(0.0);
    SpeakerErrors turns = ((SpeakerReport) speakers.report()).byCollar().get(0.0);
    assertEquals(1.0, Objects.requireNonNull(speech).f1());
    assertEquals(0.0, Objects.requireNonNull(turns).diarisationErrorRate());
  }

  /** Ten seconds: one speaks from 1 to 4, another from 4 to 6. */
  private Evaluation evaluation(ModelTask task, double collar) throws IOException {
    Files.writeString(folder.resolve("a.wav"), "");
    Files.writeString(
        folder.resolve("a.rttm"),
        "SPEAKER a 1 1 3 <NA> <NA> ann <NA> <NA>\nSPEAKER a 1 4 2 <NA> <NA> bob <NA> <NA>\n");
    return Evaluation.of(
        task,
        new LabelSet(List.of("speech")),
        folder,
        Optional.empty(),
        new SpeechScoring("basic", collar));
  }
}
