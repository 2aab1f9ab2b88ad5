package dev.firstpass.tools.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFormatTest extends AudioFormatContract {
  private static final int COLUMNS = 8;

  @Override
  protected LabelFormat format() {
    return new CsvFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.csv";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertEquals("labels.csv", path);
    List<List<String>> rows = rows(new String(content, StandardCharsets.UTF_8));
    assertEquals(
        List.of("file", "start", "end", "label", "speaker", "language", "text", "score"),
        rows.get(0));
    for (List<String> row : rows) {
      assertEquals(COLUMNS, row.size(), row::toString);
      for (String cell : row) {
        assertFalse(cell.matches("(?s)[=+\\-@\\t\\r].*"), cell);
      }
    }
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!row.get(1).isEmpty()) {
        assertTrue(Double.parseDouble(row.get(1)) <= Double.parseDouble(row.get(2)));
      }
      double score = Double.parseDouble(row.get(7));
      assertTrue(score >= 0 && score <= 1);
    }
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        Map.of(
            "labels.csv",
            """
            file,start,end,label,speaker,language,text,score
            day 1/ann.wav,,,music,,,,0.99
            day 1/ann.wav,0.500,2.250,speech,Ann,en,"Hello, ""Bob"" & <all>.",0.93
            day 1/ann.wav,2.250,4.000,speech,Bob B,en,"two

            lines",0.75
            day 1/ann.wav,3.500,5.001,speech,Ann,,'-- well,0.5
            day 1/ann.wav,4.000,4.500,speech,Ann,,oh,0.25
            day 1/ann.wav,6.000,6.000,music,,,,0.000001
            """
                .replace("\n", "\r\n")
                .replace("two\r\n\r\nlines", "two\n\nlines")),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void write_randomTexts_areReadBack(long seed) throws IOException {
    List<Segment> segments =
        SampleSpeech.random(
            seed,
            (span, random) ->
                SampleSpeech.spoken(
                    span, 0.5, SampleSpeech.text(random, " ", ",", "\n", ";"), null, List.of()));
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, segments));
    List<List<String>> rows = rows(file);
    assertEquals(
        segments.stream().map(Segment::text).toList(),
        rows.subList(1, rows.size()).stream().map(row -> row.get(6)).toList());
  }

  @Test
  void write_formulas_areDefused() throws IOException {
    var segment =
        SampleSpeech.spoken(
            new TimeSpan(1, 2), 1, "=HYPERLINK(\"http://x\",\"y\")", "@SUM(A1)", List.of());
    String file = SampleSpeech.item(format(), SampleSpeech.draft("=1+1.wav", 9, List.of(segment)));
    assertTrue(
        file.contains(
            "'=1+1.wav,1.000,2.000,speech,'@SUM(A1),,"
                + "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1\r\n"),
        file);
  }

  /** The grammar of RFC 4180, section 2, with nothing added. */
  private static List<List<String>> rows(String file) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 0;
    while (at < file.length()) {
      var cell = new StringBuilder();
      if (file.charAt(at) == '"') {
        at++;
        while (file.charAt(at) != '"' || file.startsWith("\"\"", at)) {
          at += file.charAt(at) == '"' ? 1 : 0;
          cell.append(file.charAt(at++));
        }
        at++;
      } else {
        while (",\r\n\"".indexOf(file.charAt(at)) < 0) {
          cell.append(file.charAt(at++));
        }
      }
      row.add(cell.toString());
      if (file.charAt(at) == ',') {
        at++;
        assertFalse(at == file.length(), "ends behind a comma");
      } else {
        assertTrue(file.startsWith("\r\n", at), () -> "no line end behind " + row);
        at += 2;
        rows.add(List.copyOf(row));
        row.clear();
      }
    }
    assertTrue(row.isEmpty());
    return rows;
  }
}
