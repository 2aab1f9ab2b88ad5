package dev.firstpass.tools.rttm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
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
        RttmReader.read(SampleSpeech.stream(String.valueOf(file))));
  }

  @Test
  void read_pyannoteSample_hasItsSpeakersAndTimes() throws IOException {
    try (InputStream in =
        Files.newInputStream(SharedData.require("data/audio/pyannote_sample_rttm/sample.rttm"))) {
      Map<String, List<Segment>> recordings = RttmReader.read(in);
      assertEquals(Set.of("sample"), recordings.keySet());
      List<Segment> segments = recordings.getOrDefault("sample", List.of());
      assertEquals(
          SampleSpeech.spoken(new TimeSpan(6.69, 7.12), 1, null, "speaker90", List.of()),
          segments.get(0));
      assertEquals(
          Set.of("speaker90", "speaker91"),
          Set.copyOf(segments.stream().map(s -> String.valueOf(s.speaker())).toList()));
    }
  }

  @ParameterizedTest
  @CsvSource({"debug.train.rttm, 1", "debug.development.rttm, 1", "debug.test.rttm, 1"})
  void read_pyannoteDebug_losesNoLine(String name, int recordings) throws IOException {
    var path = SharedData.require("data/audio/pyannote_debug_rttm/" + name);
    try (InputStream in = Files.newInputStream(path)) {
      Map<String, List<Segment>> read = RttmReader.read(in);
      assertTrue(read.size() >= recordings, name);
      assertEquals(
          Files.readAllLines(path).size(), read.values().stream().mapToInt(List::size).sum());
    }
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
        RttmReader.read(SampleSpeech.stream(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPEAKER a 1 1.5 | line 1 has 4 fields",
        "SPEAKER a 1 1.5 NaN <NA> <NA> A <NA> <NA> | 'NaN' where a number",
        "SPEAKER a 1 1.5 -1 <NA> <NA> A <NA> <NA> | time span 1.5 to 0.5",
        "SPEAKER a 1 1.5 1 <NA> <NA> A 2 <NA> | score 2",
      })
  void read_wrongLine_isNamed(String file, String words) {
    IOException problem =
        assertThrows(IOException.class, () -> RttmReader.read(SampleSpeech.stream(file)));
    assertTrue(String.valueOf(problem.getMessage()).contains(words), problem::getMessage);
  }
}
