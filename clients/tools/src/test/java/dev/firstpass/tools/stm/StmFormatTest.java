package dev.firstpass.tools.stm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StmFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new StmFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.stm";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertEquals("labels.stm", path);
    String recording = "";
    double before = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      assertTrue(line.matches("\\S+ 1 \\S+ \\d+\\.\\d{3} \\d+\\.\\d{3} <NA>( \\S+)*"), line);
      String[] fields = line.split(" ", -1);
      assertTrue(recording.compareTo(fields[0]) <= 0, line);
      assertTrue(!recording.equals(fields[0]) || before <= Double.parseDouble(fields[3]), line);
      assertTrue(Double.parseDouble(fields[3]) < Double.parseDouble(fields[4]), line);
      recording = fields[0];
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
          return Label.drawn(
              SampleSpeech.spoken(s.span(), 1, s.text(), speaker, List.of()),
              s.text() == null ? Map.of(LabelAttributes.IGNORED, true) : Map.of());
        });
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        Map.of(
            "labels.stm",
            """
            day_1_ann 1 Ann 0.500 2.250 <NA> Hello, "Bob" & <all>.
            day_1_ann 1 Bob_B 2.250 4.000 <NA> two lines
            day_1_ann 1 Ann 3.500 5.001 <NA> -- well
            day_1_ann 1 Ann 4.000 4.500 <NA> oh
            day_1_ann 1 music 6.000 6.001 <NA> IGNORE_TIME_SEGMENT_IN_SCORING
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
                    1,
                    random.nextInt(5) == 0 ? null : SampleSpeech.text(random, " "),
                    SampleSpeech.text(random, "_"),
                    List.of()));
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, segments));
    assertEquals(Map.of("a", segments), SampleSpeech.recordings(format(), itemPath(), file));
  }

  @Test
  void read_pyannoteSample_hasItsSpeakersAndTexts() throws IOException {
    String file =
        Files.readString(SharedData.require("data/audio/pyannote_sample_rttm/sample.stm"));
    assertEquals(
        SampleSpeech.spoken(
            new TimeSpan(8.916, 9.798), 1, "I didn't know you were there.", "Diane", List.of()),
        SampleSpeech.segments(format(), itemPath(), file).get(3));
  }

  @Test
  void read_conditionsPausesAndIgnoredTime_areWrittenBack() throws IOException {
    String file =
        """
        talk A ann 0.500 2.000 <o,f0,male> hello <b> there
        talk A gap 2.000 2.500 <NA>
        talk A ann 2.500 4.000 <NA> IGNORE_TIME_SEGMENT_IN_SCORING
        """;
    LabelCollection read = SampleSpeech.read(format(), "x.stm", file);
    assertEquals(
        Arrays.asList("hello <b> there", "", null),
        SampleSpeech.segments(read.items().get(0)).stream().map(Segment::text).toList());
    var files = new MemoryLabelFiles();
    LabelWriting writing = LabelWriting.defaults(format());
    format().write(read, writing, files);
    assertEquals(Map.of("labels.stm", file), files.texts());
    assertEquals(List.of(), writing.report().dropped());
  }

  @Test
  void read_wrongLine_costsOnlyItself() throws IOException {
    LabelCollection read =
        SampleSpeech.read(format(), "x.stm", "a 1 A 0.5 0.2 hi\na 1 A 0.5\na 1 B 0 1 yes");
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(
        List.of(
            "x.stm: line 1 has the time span 0.5 to 0.2; its form is: RECORDING 1"
                + " SPEAKER START END [<CONDITIONS>] TEXT, in seconds",
            "x.stm: line 2 has 4 fields, not 5; its form is: RECORDING 1 SPEAKER START"
                + " END [<CONDITIONS>] TEXT, in seconds"),
        read.problems());
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "blanks-as-underscores speech 1",
            "label-as-speaker music 1",
            "language-left-out speech 2",
            "line-ends-as-blanks speech 1",
            "moment-as-millisecond music 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }
}
