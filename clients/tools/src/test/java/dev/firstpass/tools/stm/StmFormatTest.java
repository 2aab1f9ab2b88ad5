package dev.firstpass.tools.stm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
      assertTrue(line.matches("\\S+ 1 \\S+ \\d+\\.\\d{3} \\d+\\.\\d{3} <NA>( \\S+)+"), line);
      String[] fields = line.split(" ", -1);
      assertTrue(recording.compareTo(fields[0]) <= 0, line);
      assertTrue(!recording.equals(fields[0]) || before <= Double.parseDouble(fields[3]), line);
      assertTrue(Double.parseDouble(fields[3]) < Double.parseDouble(fields[4]), line);
      recording = fields[0];
      before = Double.parseDouble(fields[3]);
    }
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
    assertEquals(Map.of("a", segments), StmReader.read(SampleSpeech.stream(file)));
  }

  @Test
  void read_pyannoteSample_hasItsSpeakersAndTexts() throws IOException {
    try (InputStream in =
        Files.newInputStream(SharedData.require("data/audio/pyannote_sample_rttm/sample.stm"))) {
      List<Segment> segments = StmReader.read(in).getOrDefault("sample", List.of());
      assertEquals(
          SampleSpeech.spoken(
              new TimeSpan(8.916, 9.798), 1, "I didn't know you were there.", "Diane", List.of()),
          segments.get(3));
    }
  }

  @Test
  void read_wrongLine_isNamed() {
    IOException problem =
        assertThrows(
            IOException.class, () -> StmReader.read(SampleSpeech.stream("a 1 A 0.5 0.2 hi")));
    assertEquals("line 1 has the time span 0.5 to 0.2", problem.getMessage());
  }
}
