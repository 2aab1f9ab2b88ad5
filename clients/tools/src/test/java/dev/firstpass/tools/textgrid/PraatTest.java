package dev.firstpass.tools.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Praat itself opens what is written; skipped where the program is not installed. */
final class PraatTest {
  private static final String SCRIPT =
      """
      form Read
        sentence file
      endform
      grid = Read from file: file$
      end = Get end time
      tiers = Get number of tiers
      writeInfoLine: tiers, " ", fixed$ (end, 3)
      for tier to tiers
        name$ = Get tier name: tier
        intervals = Get number of intervals: tier
        appendInfoLine: name$, ": ", intervals
        for interval to intervals
          text$ = Get label of interval: tier, interval
          if text$ <> ""
            start = Get start time of interval: tier, interval
            stop = Get end time of interval: tier, interval
            appendInfoLine: fixed$ (start, 3), " ", fixed$ (stop, 3), " ", text$
          endif
        endfor
      endfor
      """;

  @TempDir private Path folder;

  @Test
  void open_sample_hasOurTiersIntervalsAndLabels() throws Exception {
    assertEquals(
        """
        5 12.500
        Ann: 5
        0.500 2.250 Hello, "Bob" & <all>.
        3.500 5.001 -- well
        Ann words: 6
        0.500 0.900 Hello,
        1.000 1.500 "Bob"
        1.500 2.250 & <all>.
        Ann (2): 3
        4.000 4.500 oh
        Bob B: 3
        2.250 4.000 two

        lines
        music: 3
        6.000 6.001 music
        """,
        opened(SampleSpeech.draft()));
  }

  @Test
  void open_nothingFound_hasOneSilentTier() throws Exception {
    assertEquals("1 12.500\nspeech: 1\n", opened(SampleSpeech.draft("a.wav", 12.5, List.of())));
    assertEquals("1 0.001\nspeech: 1\n", opened(SampleSpeech.draft("a.wav", 0, List.of())));
  }

  @Test
  void open_oddText_isReadBackUnchanged() throws Exception {
    String text = "\"\" \\bu !no <exists> 5 \uD83E\uDD8A 狐 | ; # \"";
    var segment =
        new Segment(new TimeSpan(1, 2), "speech", 1, text, "a \"b\" [1]:", null, List.of());
    assertEquals(
        "1 3.000\na \"b\" [1]:: 3\n1.000 2.000 " + text + "\n",
        opened(SampleSpeech.draft("a.wav", 3, List.of(segment))));
  }

  @Test
  void open_randomSegments_hasAsManyIntervals() throws Exception {
    List<Segment> segments =
        SampleSpeech.random(
            1,
            (span, random) ->
                SampleSpeech.spoken(
                    span,
                    1,
                    SampleSpeech.text(random, " "),
                    "speaker " + random.nextInt(3),
                    List.of()));
    String answer = opened(SampleSpeech.draft("a.wav", 1e4, segments));
    assertEquals(100, answer.lines().filter(line -> line.matches("\\d+\\.\\d{3} \\d.*")).count());
  }

  private String opened(Draft draft) throws IOException, InterruptedException {
    assumeTrue(installed(), "skipped: Praat is not installed (Debian package praat)");
    Path grid = folder.resolve("a.TextGrid");
    Files.writeString(grid, SampleSpeech.item(new TextGridFormat(), draft));
    Path script = Files.writeString(folder.resolve("read.praat"), SCRIPT);
    Path answer = folder.resolve("answer.txt");
    Process praat =
        new ProcessBuilder("praat", "--run", "--utf8", script.toString(), grid.toString())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    assertTrue(praat.waitFor(60, TimeUnit.SECONDS), "Praat does not end");
    String text = Files.readString(answer, StandardCharsets.UTF_8);
    assertEquals(0, praat.exitValue(), text);
    return text;
  }

  private static boolean installed() {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(Pattern.quote(File.pathSeparator)))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "praat")));
  }
}
