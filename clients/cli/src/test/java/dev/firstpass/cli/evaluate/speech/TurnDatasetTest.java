package dev.firstpass.cli.evaluate.speech;

import static dev.firstpass.cli.evaluate.speech.DataFolder.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.cli.evaluate.speech.TurnDataset.Reference;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnDatasetTest {
  private final DataFolder folder;

  TurnDatasetTest(@TempDir Path folder) {
    this.folder = new DataFolder(folder);
  }

  @Test
  void read_rttm_hasTurnsAndTimeThatIsNotScored() throws IOException {
    folder.recordings("call.wav");
    folder.write(
        "ref.rttm",
        """
        SPKR-INFO call 1 <NA> <NA> <NA> unknown ann <NA>
        SPEAKER call 1 1.5 2.25 <NA> <NA> ann <NA> <NA>
        SPEAKER call 1 3 1 <NA> <NA> bob <NA> <NA>
        NOSCORE call 1 6 1.5 <NA> <NA> <NA> <NA>
        SPEAKER other 1 3 1 <NA> <NA> bob <NA> <NA>
        """);

    Reference reference = only();
    assertEquals(List.of(turn("ann", 1.5, 3.75), turn("bob", 3, 4)), reference.turns());
    assertEquals(spans(0, 6, 7.5, 9), reference.scored(9));
    assertEquals(
        List.of("left out, there is no recording for other"),
        TurnDataset.read(folder.path()).warnings());
  }

  @Test
  void read_uem_saysWhatIsScored() throws IOException {
    folder.recordings("call.wav", "more.wav");
    folder.write("a.rttm", "SPEAKER call 1 1.5 2.25 <NA> <NA> ann <NA> <NA>\n");
    folder.write("a.uem", "call NA 1.000 3.000\ncall NA 5.000 7.000\nnowhere NA 0 1\n");

    assertEquals(spans(1, 3, 5, 7), only().scored(60));
    assertEquals(
        List.of("left out, people labelled nothing of more"),
        TurnDataset.read(folder.path()).warnings());
  }

  @Test
  void read_withoutLength_scoresUntilTheLastTurn() throws IOException {
    folder.recordings("call.wav").write("a.rttm", "SPEAKER call 1 1 2 <NA> <NA> ann <NA> <NA>\n");

    assertEquals(spans(0, 3), only().scored(0));
  }

  @Test
  void read_stm_hasTurnsWhereSomethingIsSaid() throws IOException {
    folder.recordings("call.wav");
    folder.write(
        "ref.stm",
        """
        call 1 ann 0.5 2 <o> hello
        call 1 gap 2 3
        call 1 x 3 4 ignore_time_segment_in_scoring
        """);

    assertEquals(List.of(turn("ann", 0.5, 2)), only().turns());
    assertEquals(spans(0, 3, 4, 9), only().scored(9));
  }

  @Test
  void read_textGridOfTheSameName_isTheRecordings() throws IOException {
    folder.recordings("sub/call.wav").write("sub/call.TextGrid", TextGridTest.SHORT_GRID);

    assertEquals(List.of(turn("ann 2", 1.25, 4)), only().turns());
  }

  @Test
  void read_wordsAndPointsOfATextGrid_areNoTurns() throws IOException {
    folder.recordings("call.wav");
    folder.write(
        "call.TextGrid",
        "\"ooTextFile\" \"TextGrid\" 0 4 <exists> 3"
            + " \"IntervalTier\" \"ann\" 0 4 1 1 3 \"well then\""
            + " \"IntervalTier\" \"ann words\" 0 4 2 1 2 \"well\" 2 3 \"then\""
            + " \"TextTier\" \"clicks\" 0 4 1 3.5 \"click\"");

    assertEquals(List.of(turn("ann", 1, 3)), only().turns());
  }

  @Test
  void read_severalForms_takesRttm() throws IOException {
    folder.recordings("call.wav").write("call.stm", "call 1 ann 0.5 2 hello\n");
    folder.write("call.rttm", "SPEAKER call 1 1 2 <NA> <NA> bob <NA> <NA>\n");

    assertEquals(List.of(turn("bob", 1, 3)), only().turns());
  }

  @Test
  void read_damagedFile_saysWhere() throws IOException {
    folder.recordings("call.wav").write("a.rttm", "\nSPEAKER call 1 x 2 <NA> <NA> ann\n");
    assertRefused(this::only, "a.rttm: line 2 has 'x' where a number must stand");
    folder.write("a.rttm", "SPEAKER call 1 1 -2 <NA> <NA> ann\n");
    assertRefused(this::only, "a.rttm: line 1");
    folder.write("a.rttm", "SPEAKER call 1 1 2\n");
    assertRefused(this::only, "a.rttm: line 1");
    folder.write("a.rttm", "").write("a.uem", "call 1 2\n");
    assertRefused(this::only, "a.uem, line 1 is not file channel start end");
  }

  @Test
  void read_nothingOfTheKind_saysWhatIsExpected() throws IOException {
    folder.recordings("call.wav");
    assertRefused(this::only, ".rttm, .stm and .TextGrid");
  }

  @Test
  void read_sharedMeetings_areComplete() {
    TurnDataset meetings = TurnDataset.read(SharedData.require("data/audio/pyannote_debug_rttm"));
    TurnDataset call = TurnDataset.read(SharedData.require("data/audio/pyannote_sample_rttm"));

    Recording first = meetings.references().keySet().iterator().next();
    assertEquals("dev00.wav", first.name());
    assertEquals(spans(0, 30), Objects.requireNonNull(meetings.references().get(first)).scored(60));
    assertEquals(10, call.references().values().iterator().next().turns().size());
    assertEquals(List.of(), call.warnings());
  }

  private Reference only() {
    return TurnDataset.read(folder.path()).references().values().iterator().next();
  }

  private static Turn turn(String speaker, double start, double end) {
    return new Turn(speaker, new TimeSpan(start, end));
  }

  private static Spans spans(double... edges) {
    List<TimeSpan> spans = new ArrayList<>();
    for (int i = 0; i < edges.length; i += 2) {
      spans.add(new TimeSpan(edges[i], edges[i + 1]));
    }
    return new Spans(spans);
  }
}
