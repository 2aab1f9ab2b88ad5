package dev.firstpass.tools.audacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AudacityFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new AudacityFormat();
  }

  @Override
  protected String itemPath() {
    return "a.txt";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.endsWith(".txt"), path);
    double before = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      assertTrue(line.matches("\\d+\\.\\d{6}\t\\d+\\.\\d{6}\t[^\t\\p{Cntrl}]+"), line);
      String[] fields = line.split("\t", -1);
      assertTrue(before <= Double.parseDouble(fields[0]), line);
      assertTrue(Double.parseDouble(fields[0]) <= Double.parseDouble(fields[1]), line);
      before = Double.parseDouble(fields[0]);
    }
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
  void write_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        Map.of(
            "day 1/ann.txt",
            """
            0.500000	2.250000	Hello, "Bob" & <all>.
            2.250000	4.000000	two lines
            3.500000	5.001000	-- well
            4.000000	4.500000	oh
            6.000000	6.000000	music
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "label-as-text music 1",
            "language-left-out speech 2",
            "line-ends-as-blanks speech 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "speaker-left-out speech 4",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  @Test
  void read_frequencies_areWrittenBack() throws IOException {
    String file =
        "1.000000\t2.500000\tbird\n\\\t100.000000\t2000.500000\n3.000000\t3.000000\tclick\n";
    LabelCollection read = SampleSpeech.read(format(), "a.txt", file);
    assertEquals(
        Map.of("frequency-low", 100.0, "frequency-high", 2000.5),
        read.items().get(0).labels().get(0).attributes());
    var files = new MemoryLabelFiles();
    LabelWriting writing = LabelWriting.defaults(format());
    format().write(read, writing, files);
    assertEquals(Map.of("a.txt", file), files.texts());
    assertEquals(List.of(), writing.report().dropped());
  }

  @Test
  void read_wrongLine_costsOnlyItself() throws IOException {
    LabelCollection read =
        SampleSpeech.read(format(), "a.txt", "1.0\t0.5\tx\n\n2\t3\ty\ttab\n4\t5");
    assertEquals(
        Arrays.asList("y\ttab", null),
        SampleSpeech.segments(read.items().get(0)).stream().map(Segment::text).toList());
    assertEquals(
        List.of(
            "a.txt: line 1 has the time span 1.0 to 0.5; its form is: START<tab>END<tab>"
                + "TEXT in seconds"),
        read.problems());
  }

  @Test
  void read_otherTexts_areOneProblemEach() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            new MemoryLabelFiles().with("README.txt", "one\ntwo\n").with("a.txt", "1\t2\tx"));
    assertEquals(
        List.of(
            "README.txt: no line is a label of Audacity; the form is: START<tab>END<tab>TEXT in"
                + " seconds"),
        read.problems());
    assertEquals(List.of("a"), read.items().stream().map(item -> item.item().id()).toList());
  }
}
