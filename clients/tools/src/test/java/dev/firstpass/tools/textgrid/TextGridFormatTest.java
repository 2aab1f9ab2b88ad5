package dev.firstpass.tools.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextGridFormatTest extends AudioFormatContract {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d{3}");

  @Override
  protected LabelFormat format() {
    return new TextGridFormat();
  }

  @Override
  protected String itemPath() {
    return "a.TextGrid";
  }

  /** Takes the long format line by line; texts may hold line ends. */
  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.endsWith(".TextGrid"), path);
    var file = new Scan(new String(content, StandardCharsets.UTF_8));
    file.take("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
    assertEquals("0.000", file.number("xmin = "));
    String end = file.number("xmax = ");
    assertTrue(Double.parseDouble(end) > 0);
    file.take("tiers? <exists> \n");
    int tiers = file.count("size = ");
    assertTrue(tiers > 0, "no tiers");
    file.take("item []: \n");
    for (int tier = 1; tier <= tiers; tier++) {
      file.take("    item [" + tier + "]:\n        class = \"IntervalTier\" \n");
      assertFalse(file.text("        name = ").isBlank());
      assertEquals("0.000", file.number("        xmin = "));
      assertEquals(end, file.number("        xmax = "));
      assertTier(file, end);
    }
    file.take("");
    assertEquals(file.text.length(), file.at);
  }

  private static void assertTier(Scan file, String end) {
    int intervals = file.count("        intervals: size = ");
    String covered = "0.000";
    for (int i = 1; i <= intervals; i++) {
      file.take("        intervals [" + i + "]:\n");
      assertEquals(covered, file.number("            xmin = "));
      String next = file.number("            xmax = ");
      assertTrue(Double.parseDouble(covered) < Double.parseDouble(next), covered);
      covered = next;
      file.text("            text = ");
    }
    assertEquals(end, covered);
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(
        item,
        label -> {
          Segment s = (Segment) label.suggestion();
          return SampleSpeech.unscored(
              s,
              SampleSpeech.or(s.text(), s.label()),
              SampleSpeech.or(s.speaker(), s.label()),
              s.words());
        });
  }

  @Test
  void writeItem_sample_hasTiersOfVoicesAndWords() throws IOException {
    String file = SampleSpeech.item(format(), SampleSpeech.draft());
    assertEquals(
        List.of("Ann", "Ann words", "Ann (2)", "Bob B", "music"),
        file.lines()
            .filter(line -> line.startsWith("        name = "))
            .map(line -> line.substring(16, line.length() - 2))
            .toList());
    assertTrue(
        file.contains(
            """
                    intervals [2]:
                        xmin = 0.500\s
                        xmax = 2.250\s
                        text = "Hello, ""Bob"" & <all>."\s
            """
                .indent(0)
                .strip()),
        file);
    assertTrue(file.contains("text = \"two\n\nlines\" \n"), file);
    assertEquals(
        Set.of("day 1/ann.TextGrid"),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())).keySet());
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
                    SampleSpeech.text(random, " ", "\n", "\n\n"),
                    "speaker " + random.nextInt(3),
                    words(span, random)));
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, segments));
    assertEquals(segments, SampleSpeech.segments(format(), itemPath(), file));
  }

  @Test
  void read_shortFormatInUtf16_isTaken() throws IOException {
    String file =
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2.5\n<exists>\n2\n"
            + "\"IntervalTier\"\n\"Jürgen\"\n0\n2.5\n2\n0\n1\n\"\"\n1\n2.5\n\"say \"\"hi\"\"\"\n"
            + "\"TextTier\"\n\"bell\"\n0\n2.5\n1\n0.5 ! a comment with 3\n\"x\"\n";
    byte[] utf16 = ("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE);
    assertEquals(
        List.of(
            SampleSpeech.spoken(new TimeSpan(0.5, 0.5), 1, "x", "bell", List.of()),
            SampleSpeech.spoken(new TimeSpan(1, 2.5), 1, "say \"hi\"", "Jürgen", List.of())),
        SampleSpeech.segments(SampleSpeech.read(format(), itemPath(), utf16).items().get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"ooTextFile\" \"Sound\"",
        "\"ooTextFile\" \"TextGrid\" 0 x 1",
        "\"ooTextFile\" \"TextGrid\" 0 1 <exists> 1 \"IntervalTier\" \"a\" 0 1 1e300",
        "\"ooTextFile\" \"TextGrid",
      })
  void read_notATextGrid_isAProblemOfTheFile(String file) throws IOException {
    LabelCollection read = SampleSpeech.read(format(), "x.TextGrid", file);
    assertEquals(List.of(), read.items());
    assertEquals(1, read.problems().size());
    assertTrue(read.problems().get(0).startsWith("x.TextGrid: not a TextGrid"));
  }

  @Test
  void read_wrongInterval_costsOnlyItself() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            "x.TextGrid",
            "\"ooTextFile\" \"TextGrid\" 0 3 <exists> 1 \"IntervalTier\" \"a\" 0 3 2"
                + " 1 0 \"x\" 2 3 \"y\"");
    assertEquals(
        List.of(SampleSpeech.spoken(new TimeSpan(2, 3), 1, "y", "a", List.of())),
        SampleSpeech.segments(read.items().get(0)));
    assertEquals(
        List.of(
            "x.TextGrid: tier 'a', interval 1 lasts from 1.0 to 0.0; it must end behind"
                + " its start, not before 0"),
        read.problems());
  }

  @Test
  void read_tiersOfOneName_areBothRead() throws IOException {
    List<Segment> segments =
        SampleSpeech.segments(
            format(),
            itemPath(),
            "\"ooTextFile\" \"TextGrid\" 0 3 <exists> 2 \"IntervalTier\" \"a\" 0 3 1"
                + " 0 3 \"x\" \"IntervalTier\" \"a\" 0 3 1 0 3 \"y\"");
    assertEquals(List.of("x", "y"), segments.stream().map(Segment::text).toList());
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "label-as-speaker music 1",
            "label-as-text music 1",
            "language-left-out speech 2",
            "moment-as-millisecond music 1",
            "overlap-on-further-tier speech 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "tag-left-out music 1"),
        SampleSpeech.losses(format()));
  }

  private static List<Word> words(TimeSpan span, Random random) {
    if (random.nextBoolean()) {
      return List.of();
    }
    double middle = Math.rint((span.startSeconds() + span.endSeconds()) / 2 * 1000) / 1000;
    return List.of(
        new Word("first", new TimeSpan(span.startSeconds(), middle), 1),
        new Word("second \"one\"", new TimeSpan(middle, span.endSeconds()), 1));
  }

  /** Takes one expected thing after the other from a text. */
  private static final class Scan {
    private final String text;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    void take(String expected) {
      assertTrue(text.startsWith(expected, at), () -> expected + " is not at " + at);
      at += expected.length();
    }

    String number(String name) {
      take(name);
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      assertTrue(number.lookingAt(), name);
      at = number.end();
      take(" \n");
      return number.group();
    }

    int count(String name) {
      take(name);
      int end = text.indexOf(' ', at);
      int count = Integer.parseInt(text.substring(at, end));
      at = end;
      take(" \n");
      return count;
    }

    String text(String name) {
      take(name + '"');
      var content = new StringBuilder();
      while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
        at += text.charAt(at) == '"' ? 1 : 0;
        content.append(text.charAt(at++));
      }
      take("\" \n");
      return content.toString();
    }
  }
}
