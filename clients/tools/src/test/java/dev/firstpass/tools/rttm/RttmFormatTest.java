package dev.firstpass.tools.rttm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RttmFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new RttmFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.rttm";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertEquals("labels.rttm", path);
    String recording = "";
    double before = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      String[] fields = line.split("\\s", -1);
      assertEquals(10, fields.length, line);
      assertTrue(
          line.matches("SPEAKER \\S+ 1 \\d+\\.\\d{3} \\d+\\.\\d{3} <NA> <NA> \\S+ \\S+ <NA>"),
          line);
      assertTrue(recording.compareTo(fields[1]) <= 0, line);
      assertTrue(!recording.equals(fields[1]) || before <= Double.parseDouble(fields[3]), line);
      assertTrue(Double.parseDouble(fields[4]) > 0, line);
      assertTrue(fields[8].matches("0(\\.\\d{1,6})?|1"), line);
      recording = fields[1];
      before = Double.parseDouble(fields[3]);
    }
  }

  @Override
  protected boolean tellsOfUnlabelled() {
    return false;
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(
        item,
        label -> {
          Segment s = (Segment) label.suggestion();
          String speaker = SampleSpeech.or(s.speaker(), s.label());
          return new Label(
              SampleSpeech.spoken(s.span(), s.score(), null, speaker, List.of()),
              label.scored(),
              Map.of());
        });
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        Map.of(
            "labels.rttm",
            """
            SPEAKER day_1_ann 1 0.500 1.750 <NA> <NA> Ann 0.93 <NA>
            SPEAKER day_1_ann 1 2.250 1.750 <NA> <NA> Bob_B 0.75 <NA>
            SPEAKER day_1_ann 1 3.500 1.501 <NA> <NA> Ann 0.5 <NA>
            SPEAKER day_1_ann 1 4.000 0.500 <NA> <NA> Ann 0.25 <NA>
            SPEAKER day_1_ann 1 6.000 0.001 <NA> <NA> music 0.000001 <NA>
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_whatWasWritten_isTheSame(long seed) throws IOException {
    List<Segment> segments =
        SampleSpeech.random(
            seed,
            (span, random) ->
                SampleSpeech.spoken(
                    span,
                    random.nextInt(1_000_001) / 1e6,
                    null,
                    SampleSpeech.text(random, "_"),
                    List.of()));
    Draft one = SampleSpeech.draft("x/a.wav", 1e4, segments);
    Draft two = SampleSpeech.draft("x/b.wav", 1e4, segments.subList(0, 9));
    String file = SampleSpeech.written(format(), List.of(two, one)).get("labels.rttm");
    assertEquals(
        Map.of("x_a", segments, "x_b", segments.subList(0, 9)),
        SampleSpeech.recordings(format(), itemPath(), String.valueOf(file)));
  }

  @Test
  void read_pyannoteSample_hasItsSpeakersAndTimes() throws IOException {
    String file =
        Files.readString(SharedData.require("data/audio/pyannote_sample_rttm/sample.rttm"));
    Map<String, List<Segment>> recordings = SampleSpeech.recordings(format(), itemPath(), file);
    assertEquals(Set.of("sample"), recordings.keySet());
    List<Segment> segments = recordings.getOrDefault("sample", List.of());
    assertEquals(
        SampleSpeech.spoken(new TimeSpan(6.69, 7.12), 1, null, "speaker90", List.of()),
        segments.get(0));
    assertEquals(
        Set.of("speaker90", "speaker91"),
        Set.copyOf(segments.stream().map(s -> String.valueOf(s.speaker())).toList()));
  }

  @Test
  void read_otherTypesAndComments_arePassedOver() throws IOException {
    String file =
        """
        ;; made by hand
        SPKR-INFO a 1 <NA> <NA> <NA> unknown A <NA> <NA>

        SPEAKER	a 1  1.5 0.25 <NA> <NA> <NA> <NA>
        """;
    assertEquals(
        Map.of(
            "a", List.of(SampleSpeech.spoken(new TimeSpan(1.5, 1.75), 1, null, null, List.of()))),
        SampleSpeech.recordings(format(), itemPath(), file));
  }

  @Test
  void read_timeThatIsNotScored_isWrittenBack() throws IOException {
    String file =
        """
        NOSCORE a 2 0.500 1.000 <NA> <NA> <NA> <NA> <NA>
        SPEAKER a 1 1.500 0.250 <NA> <NA> A 0.5 <NA>
        """;
    LabelCollection read = SampleSpeech.read(format(), itemPath(), file);
    assertEquals(
        Map.of(LabelAttributes.IGNORED, true, LabelAttributes.CHANNEL, "2"),
        read.items().get(0).labels().get(0).attributes());
    var files = new MemoryLabelFiles();
    format().write(read, LabelWriting.defaults(format()), files);
    assertEquals(Map.of("labels.rttm", file), files.texts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPEAKER a 1 1.5 | line 2 has 4 fields, not 8",
        "SPEAKER a 1 1.5 NaN <NA> <NA> A <NA> <NA> | line 2 has 'NaN' where a number",
        "SPEAKER a 1 1.5 -1 <NA> <NA> A <NA> <NA> | line 2 has the time span 1.5 to 0.5",
        "SPEAKER a 1 1.5 1 <NA> <NA> A 2 <NA> | line 2 has the score 2",
      })
  void read_wrongLine_costsOnlyItself(String wrong, String words) throws IOException {
    String good = "SPEAKER a 1 1 2 <NA> <NA> A <NA> <NA>\n";
    LabelCollection read = SampleSpeech.read(format(), "x.rttm", good + wrong + "\n" + good);
    assertEquals(2, read.items().get(0).labels().size());
    assertEquals(1, read.problems().size());
    String problem = read.problems().get(0);
    assertTrue(problem.startsWith("x.rttm: " + words), problem);
    assertTrue(problem.contains("its form is: SPEAKER RECORDING 1 START DURATION"), problem);
  }

  @Test
  void read_noSuchFile_saysWhatIsLookedFor() {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> SampleSpeech.read(format(), "labels.txt", ""));
    assertEquals("no labels in format 'rttm' here: looked for *.rttm", refusal.detail());
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "blanks-as-underscores speech 1",
            "label-as-speaker music 1",
            "language-left-out speech 2",
            "moment-as-millisecond music 1",
            "tag-left-out music 1",
            "text-left-out speech 4",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  @Test
  void writeItem_unscored_hasNoScore() throws IOException {
    assertEquals(
        Map.of("labels.rttm", "SPEAKER a 1 1.000 1.000 <NA> <NA> A <NA> <NA>\n"),
        SampleSpeech.files(
            format(),
            Label.drawn(
                SampleSpeech.spoken(new TimeSpan(1, 2), 1, null, "A", List.of()), Map.of())));
  }
}
