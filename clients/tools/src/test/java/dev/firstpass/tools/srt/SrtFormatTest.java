package dev.firstpass.tools.srt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SrtFormatTest extends AudioFormatContract {
  private static final Pattern TIMES =
      Pattern.compile(
          "(\\d{2,}):([0-5]\\d):([0-5]\\d),(\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d),(\\d{3})");

  @Override
  protected LabelFormat format() {
    return new SrtFormat();
  }

  @Override
  protected String itemPath() {
    return "a.srt";
  }

  /** A parser that takes nothing but numbered cues with times, text and one blank line. */
  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.endsWith(".srt"), path);
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    long before = 0;
    int at = 0;
    for (int number = 1; at < lines.length - 1; number++) {
      assertEquals(String.valueOf(number), lines[at++]);
      Matcher times = TIMES.matcher(lines[at++]);
      assertTrue(times.matches(), lines[at - 1]);
      assertTrue(before <= millis(times, 1), lines[at - 1]);
      assertTrue(millis(times, 1) < millis(times, 5), lines[at - 1]);
      before = millis(times, 1);
      assertFalse(lines[at].isBlank(), "no text");
      while (!lines[at].isEmpty()) {
        assertFalse(lines[at].isBlank() || lines[at].contains("-->"), lines[at]);
        assertFalse(lines[at].chars().anyMatch(Character::isISOControl), lines[at]);
        at++;
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
          return SampleSpeech.unscored(s, SampleSpeech.or(s.text(), s.label()), null, List.of());
        });
  }

  @Test
  void writeItem_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        """
        1
        00:00:00,500 --> 00:00:02,250
        Hello, "Bob" & <all>.

        2
        00:00:02,250 --> 00:00:04,000
        two
        lines

        3
        00:00:03,500 --> 00:00:05,001
        -- well

        4
        00:00:04,000 --> 00:00:04,500
        oh

        5
        00:00:06,000 --> 00:00:06,001
        music

        """,
        SampleSpeech.item(format(), SampleSpeech.draft()));
    assertEquals(
        Set.of("day 1/ann.srt"),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())).keySet());
  }

  @Test
  void writeItem_beyondAHundredHours_keepsAllDigits() throws IOException {
    var late = SampleSpeech.spoken(new TimeSpan(360_059.9996, 363_600), 1, "x", null, List.of());
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 4e5, List.of(late)));
    assertTrue(file.contains("100:01:00,000 --> 101:00:00,000"), file);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_whatWasWritten_isTheSame(long seed) throws IOException {
    List<Segment> segments =
        SampleSpeech.random(
            seed,
            (span, random) ->
                SampleSpeech.spoken(
                    span, 1, SampleSpeech.text(random, " ", "\n"), null, List.of()));
    String file = SampleSpeech.item(format(), SampleSpeech.draft("a.wav", 1e4, segments));
    assertEquals(segments, SampleSpeech.segments(format(), itemPath(), file));
  }

  @Test
  void read_otherPrograms_isTaken() throws IOException {
    String file =
        """
        \uFEFF1
        0:00:01.5 --> 0:00:02,25 X1:40 X2:600
        hi
        you


        00:00:03,000 --> 00:00:04,000
        5
        """
            .replace("\n", "\r\n");
    assertEquals(
        List.of(
            SampleSpeech.spoken(new TimeSpan(1.5, 2.25), 1, "hi\nyou", null, List.of()),
            SampleSpeech.spoken(new TimeSpan(3, 4), 1, "5", null, List.of())),
        SampleSpeech.segments(format(), itemPath(), file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\\n00:00:01,000 -> 00:00:02,000\\nx | line 2",
        "1\\n00:00:03,000 --> 00:00:02,000\\nx | line 2",
        "hello | line 1",
      })
  void read_notSubRip_namesTheLine(String file, String words) throws IOException {
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
            "speaker-left-out speech 4",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  @Test
  void read_wrongCue_costsOnlyItself() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            "x.srt",
            "1\n00:00:09,000 -> x\nno\n\n2\n00:00:01,000 --> 00:00:02,000\nyes\n");
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(
        List.of(
            "x.srt: line 2 is not the times of a cue; its form is: 00:00:01,250 -->"
                + " 00:00:03,400"),
        read.problems());
  }

  /** Subtitles are called by their language, too; rooms and channels stand behind dots. */
  @Test
  void write_namesWithDots_areAsTheyWere() throws IOException {
    var source = new MemoryLabelFiles();
    for (String name : List.of("film.de.srt", "film.en.srt", "film.srt")) {
      source.with(name, "1\n00:00:01,000 --> 00:00:02,000\nx\n\n");
    }
    var files = new MemoryLabelFiles();
    format().write(SampleSpeech.read(format(), source), LabelWriting.defaults(format()), files);
    assertEquals(source.texts(), files.texts());
  }

  @Test
  void writeItem_arrowInText_isCounted() throws IOException {
    LabelWriting writing = LabelWriting.defaults(format());
    var segment = SampleSpeech.spoken(new TimeSpan(1, 2), 1, "a --> b", null, List.of());
    format()
        .writeItem(
            ItemLabels.of(SampleSpeech.draft("a.wav", 1.5, List.of(segment))),
            SampleSpeech.LABELS,
            writing,
            OutputStream.nullOutputStream());
    assertEquals(
        List.of("cut-at-end", "score-left-out", "arrow-respelt"),
        writing.report().dropped().stream().map(Dropped::reason).toList());
  }
}
