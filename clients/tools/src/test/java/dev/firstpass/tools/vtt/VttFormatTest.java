package dev.firstpass.tools.vtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VttFormatTest extends AudioFormatContract {
  private static final Pattern TIMES =
      Pattern.compile(
          "(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3}) --> "
              + "(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3})");

  /** Cue text after the specification's syntax: text and character references. */
  private static final Pattern TEXT = Pattern.compile("([^&<>]|&(amp|lt|gt);)+");

  private static final Pattern VOICE = Pattern.compile("<v ([^&<>]|&(amp|lt|gt);)+>");

  @Override
  protected LabelFormat format() {
    return new VttFormat();
  }

  @Override
  protected String itemPath() {
    return "a.vtt";
  }

  /** A parser that takes nothing but what the specification lets authors write. */
  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.endsWith(".vtt"), path);
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    assertEquals("WEBVTT", lines[0]);
    assertEquals("", lines[1]);
    long before = 0;
    int at = 2;
    while (at < lines.length - 1) {
      Matcher times = TIMES.matcher(lines[at++]);
      assertTrue(times.matches(), lines[at - 1]);
      assertTrue(before <= millis(times, 1), lines[at - 1]);
      assertTrue(millis(times, 1) < millis(times, 5), lines[at - 1]);
      before = millis(times, 1);
      String first = VOICE.matcher(lines[at]).replaceFirst("");
      assertTrue(TEXT.matcher(first).matches(), lines[at]);
      for (at++; !lines[at].isEmpty(); at++) {
        assertTrue(TEXT.matcher(lines[at]).matches(), lines[at]);
        assertFalse(lines[at].isBlank(), lines[at]);
      }
      at++;
    }
    assertEquals("", lines[at]);
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(
        item,
        label -> {
          Segment s = (Segment) label.suggestion();
          return SampleSpeech.unscored(
              s, SampleSpeech.or(s.text(), s.label()), s.speaker(), List.of());
        });
  }

  @Test
  void writeItem_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        """
        WEBVTT

        00:00:00.500 --> 00:00:02.250
        <v Ann>Hello, "Bob" &amp; &lt;all&gt;.

        00:00:02.250 --> 00:00:04.000
        <v Bob B>two
        lines

        00:00:03.500 --> 00:00:05.001
        <v Ann>-- well

        00:00:04.000 --> 00:00:04.500
        <v Ann>oh

        00:00:06.000 --> 00:00:06.001
        music

        """,
        SampleSpeech.item(format(), SampleSpeech.draft()));
    assertEquals(
        Set.of("day 1/ann.vtt"),
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
                    SampleSpeech.text(random, " ", "\n", " --> "),
                    random.nextBoolean() ? null : SampleSpeech.text(random, " "),
                    List.of()));
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, segments));
    assertEquals(segments, SampleSpeech.segments(format(), itemPath(), file));
  }

  @Test
  void read_otherPrograms_isTaken() throws IOException {
    String file =
        """
        WEBVTT - a title
        Kind: captions

        STYLE
        ::cue { color: red }

        NOTE
        00:01

        first
        00:01.500 --> 00:02.250 align:start
        <v.loud Ann &amp; Bob><i>hi</i></v>

        100:00:00.000 --> 100:00:01.000
        &lt;you&gt;""";
    assertEquals(
        List.of(
            SampleSpeech.spoken(new TimeSpan(1.5, 2.25), 1, "hi", "Ann & Bob", List.of()),
            SampleSpeech.spoken(new TimeSpan(360_000, 360_001), 1, "<you>", null, List.of())),
        SampleSpeech.segments(format(), itemPath(), file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\\n00:00:01.000 --> 00:00:02.000\\nx | line 1",
        "WEBVTT\\n\\n00:00:01,000 --> 00:00:02,000\\nx | line 3",
        "WEBVTT\\n\\nx\\n00:03.000 --> 00:02.000\\nx | line 4",
      })
  void read_notWebVtt_namesTheLine(String file, String words) throws IOException {
    List<String> problems =
        SampleSpeech.read(format(), itemPath(), file.replace("\\n", "\n")).problems();
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith(itemPath() + ": " + words), problems.get(0));
  }

  private static long millis(Matcher times, int group) {
    return ((Long.parseLong(times.group(group)) * 60 + Long.parseLong(times.group(group + 1))) * 60
                + Long.parseLong(times.group(group + 2)))
            * 1000
        + Long.parseLong(times.group(group + 3));
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "blank-lines-left-out speech 1",
            "label-as-text music 1",
            "language-left-out speech 2",
            "moment-as-millisecond music 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  @Test
  void read_twoVoicesInACue_areTwoSegments() throws IOException {
    var span = new TimeSpan(1, 2);
    assertEquals(
        List.of(
            SampleSpeech.spoken(span, 1, "hello", "Ann", List.of()),
            SampleSpeech.spoken(span, 1, "hi", "Bob", List.of())),
        SampleSpeech.segments(
            format(),
            itemPath(),
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>hello</v>\n<v Bob>hi</v>\n"));
  }
}
