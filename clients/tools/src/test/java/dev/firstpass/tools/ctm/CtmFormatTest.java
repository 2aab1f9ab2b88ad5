package dev.firstpass.tools.ctm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
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

final class CtmFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new CtmFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.ctm";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertEquals("labels.ctm", path);
    String recording = "";
    double before = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      assertTrue(line.matches("\\S+ 1 \\d+\\.\\d{3} \\d+\\.\\d{3} \\S+ (0(\\.\\d{1,6})?|1)"), line);
      String[] fields = line.split(" ", -1);
      assertTrue(recording.compareTo(fields[0]) <= 0, line);
      assertTrue(!recording.equals(fields[0]) || before <= Double.parseDouble(fields[2]), line);
      assertTrue(Double.parseDouble(fields[3]) > 0, line);
      recording = fields[0];
      before = Double.parseDouble(fields[2]);
    }
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    // "two lines" share 1.75 s as 3 to 5, "& <all>." share 0.75 s as 1 to 6.
    assertEquals(
        Map.of(
            "labels.ctm",
            """
            day_1_ann 1 0.500 0.400 Hello, 0.9
            day_1_ann 1 1.000 0.500 "Bob" 0.875
            day_1_ann 1 1.500 0.107 & 0.5
            day_1_ann 1 1.607 0.643 <all>. 0.5
            day_1_ann 1 2.250 0.656 two 0.75
            day_1_ann 1 2.906 1.094 lines 0.75
            day_1_ann 1 3.500 0.500 -- 0.5
            day_1_ann 1 4.000 1.001 well 0.5
            day_1_ann 1 4.000 0.500 oh 0.25
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_whatWasWritten_isTheSame(long seed) throws IOException {
    List<Segment> words =
        SampleSpeech.random(
            seed,
            (span, random) -> {
              String text = SampleSpeech.text(random, "-");
              double score = random.nextInt(1_000_001) / 1e6;
              return SampleSpeech.spoken(
                  span, score, text, null, List.of(new Word(text, span, score)));
            });
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, words));
    assertEquals(Map.of("a", words), CtmReader.read(SampleSpeech.stream(file)));
  }

  @Test
  void read_lhotse_hasItsWordsAndScores() throws IOException {
    try (InputStream plain =
            Files.newInputStream(SharedData.require("data/audio/lhotse/supervision.ctm"));
        InputStream scored =
            Files.newInputStream(
                SharedData.require("data/audio/lhotse/supervision_with_scores.ctm"))) {
      Segment of = segments(CtmReader.read(plain)).get(1);
      assertEquals(new TimeSpan(0.18, 0.2), of.span());
      assertEquals("of", of.text());
      assertEquals(1, of.score());
      assertEquals(0.8, segments(CtmReader.read(scored)).get(1).words().get(0).score());
    }
  }

  @Test
  void read_wrongLine_isNamed() {
    IOException problem =
        assertThrows(
            IOException.class,
            () -> CtmReader.read(SampleSpeech.stream("a 1 0.1 0.2 hi\n;; x\na 1 * * <ALT>")));
    assertEquals("line 3 has '*' where a number must stand", problem.getMessage());
  }

  private static List<Segment> segments(Map<String, List<Segment>> recordings) {
    return recordings.getOrDefault("recording-1", List.of());
  }
}
