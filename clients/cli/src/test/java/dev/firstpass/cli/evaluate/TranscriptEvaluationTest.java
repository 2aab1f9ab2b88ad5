package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.cli.evaluate.speech.TranscriptDataset;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptEvaluationTest {
  private final Path folder;

  TranscriptEvaluationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void report_recordings_areCountedInWordsAndCharacters() throws IOException {
    Evaluation evaluation = evaluation("basic");
    evaluation.add(
        evaluation.items().get(0),
        SpeechDrafts.of(
            9,
            SpeechDrafts.speech(0, 9),
            SpeechDrafts.text(4, 5, "three four."),
            SpeechDrafts.text(0, 2, "One too")));
    evaluation.add(evaluation.items().get(1), SpeechDrafts.of(9, SpeechDrafts.text(0, 1, "Five")));

    assertEquals(
        """
         Word error rate      = 0.4286 (3 of 7: 1 substituted, 2 deleted, 0 inserted)
         Character error rate = 0.3077 (8 of 26: 1 substituted, 7 deleted, 0 inserted)
         Normaliser basic; utterances without error 1 of 3
           c.wav = 1.0000 (2 of 2: 0 substituted, 2 deleted, 0 inserted)
           a.wav = 0.2500 (1 of 4: 1 substituted, 0 deleted, 0 inserted)
        """,
        evaluation.report().toText());
    assertEquals(List.of("left out, people labelled nothing of d"), evaluation.warnings());
  }

  @Test
  void report_asJson_namesEveryRecording() throws IOException {
    Evaluation evaluation = evaluation("none");
    evaluation.add(evaluation.items().get(1), SpeechDrafts.of(9, SpeechDrafts.text(0, 1, "five")));

    String json = TextEvaluationTest.json(evaluation.report());

    assertEquals(
        "{\"normaliser\":\"none\",\"words\":{\"errorRate\":0.8571428571428571,\"said\":7,"
            + "\"correct\":1,\"substituted\":0,\"deleted\":6,\"inserted\":0}",
        json.substring(0, json.indexOf('}') + 1));
    assertEquals(
        "{\"name\":\"b.wav\",\"words\":{\"errorRate\":0.0,\"said\":1,\"correct\":1,"
            + "\"substituted\":0,\"deleted\":0,\"inserted\":0}",
        json.substring(
            json.indexOf("{\"name\":\"b.wav\""),
            json.indexOf(",\"characters\"", json.indexOf("b.wav"))));
  }

  @Test
  void report_textInIgnoredTime_doesNotCount() throws IOException {
    write("a.wav", "");
    write("a.stm", "a 1 x 0 1 one two\na 1 x 1 3 ignore_time_segment_in_scoring\n");
    Evaluation evaluation = new TranscriptEvaluation(TranscriptDataset.read(folder), "basic");
    evaluation.add(
        evaluation.items().get(0),
        SpeechDrafts.of(
            3, SpeechDrafts.text(0, 1.1, "one two"), SpeechDrafts.text(1.1, 3, "three")));

    assertEquals(0, ((TranscriptReport) evaluation.report()).words().errors());
  }

  @Test
  void report_perfectTranscriptsOfSharedRecordings_haveNoErrors() {
    TranscriptDataset dataset =
        TranscriptDataset.read(SharedData.require("data/audio/librispeech_237_134500"));
    Evaluation evaluation = new TranscriptEvaluation(dataset, "english");
    dataset
        .transcripts()
        .forEach(
            (recording, transcript) ->
                evaluation.add(
                    TranscriptEvaluation.item(recording),
                    SpeechDrafts.of(9, SpeechDrafts.text(0, 9, transcript.text()))));

    TranscriptReport report = (TranscriptReport) evaluation.report();
    assertEquals(43, report.utterances().size());
    assertEquals(0.0, report.words().rate());
  }

  @Test
  void scoring_outOfRange_isRefused() {
    assertThrows(DraftingException.class, () -> new SpeechScoring("french", 0));
    assertThrows(DraftingException.class, () -> new SpeechScoring("basic", -0.1));
    assertThrows(DraftingException.class, () -> new SpeechScoring("basic", Double.NaN));
  }

  private Evaluation evaluation(String normaliser) throws IOException {
    for (String name : List.of("a.wav", "b.wav", "c.wav", "d.wav")) {
      write(name, "");
    }
    write("a.txt", "one two three four");
    write("b.txt", "five");
    write("c.txt", "si seven");
    return new TranscriptEvaluation(TranscriptDataset.read(folder), normaliser);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
