package dev.firstpass.tools.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  @Override
  protected boolean tellsOfUnlabelled() {
    return false;
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(item, SampleSpeech::withoutWords);
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

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(List.of("words-left-out speech 1"), SampleSpeech.losses(format()));
  }

  @Test
  void read_sample_hasItsTagAndTexts() throws IOException {
    String file = SampleSpeech.item(format(), SampleSpeech.draft());
    LabelCollection read = SampleSpeech.read(format(), "labels.csv", file);
    assertEquals(List.of(), read.problems());
    assertEquals(new Tag("music", 0.99), read.items().get(0).labels().get(0).suggestion());
    assertEquals(
        Arrays.asList("Hello, \"Bob\" & <all>.", "two\n\nlines", "-- well", "oh", null),
        SampleSpeech.segments(read.items().get(0)).stream().map(Segment::text).toList());
  }

  @Test
  void read_guardedCells_areAsTheyWere() throws IOException {
    for (String text : List.of("=1+1", "'=1+1", "''-x", "'quoted'", "＠x", "don't")) {
      var segment = SampleSpeech.spoken(new TimeSpan(1, 2), 1, text, text, List.of());
      String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 9, List.of(segment)));
      assertEquals(List.of(segment), SampleSpeech.segments(format(), "labels.csv", file), text);
    }
  }

  @Test
  void read_otherOrderOfColumnsAndLineEnds_isTaken() throws IOException {
    assertEquals(
        List.of(SampleSpeech.spoken(new TimeSpan(1, 2), 1, "a, b", "Ann", List.of())),
        SampleSpeech.segments(
            format(),
            "x.csv",
            "\uFEFFText,speaker, start,end,file,note\n\"a, b\",Ann,1,2,a.wav,x"));
  }

  @Test
  void read_wrongRows_costOnlyThemselves() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            "x.csv",
            """
            file,start,end,score,text
            ,1,2,,a
            a.wav,2,1,,"b
            b"
            a.wav,1,,,
            a.wav,,,,
            a.wav,1,2,7,
            a.wav,1,2,,good
            a.wav,1,2,,"open
            """);
    assertEquals(1, read.items().get(0).labels().size());
    String form = "; its form is: file,start,end,label,speaker,language,text,score";
    assertEquals(
        List.of(
            "x.csv: line 2 names no file" + form,
            "x.csv: line 3 has the time span 2.0 to 1.0" + form,
            "x.csv: line 5 has only one of start and end" + form,
            "x.csv: line 6 has neither times nor a label" + form,
            "x.csv: line 7 has the score 7, which is not in [0, 1]" + form,
            "x.csv: line 9 has a cell whose quotation mark is not closed"),
        read.problems());
  }

  @Test
  void read_withoutHeader_isAProblemOfTheFile() throws IOException {
    assertEquals(
        List.of(
            "x.csv: the first row names no column 'file'; the columns are"
                + " file,start,end,label,speaker,language,text,score"),
        SampleSpeech.read(format(), "x.csv", "a.wav,1,2\n").problems());
  }
}
