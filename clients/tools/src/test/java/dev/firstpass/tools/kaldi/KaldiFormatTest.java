package dev.firstpass.tools.kaldi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class KaldiFormatTest extends AudioFormatContract {
  private static final List<String> FILES =
      List.of("wav.scp", "segments", "text", "utt2spk", "spk2utt");

  @Override
  protected LabelFormat format() {
    return new KaldiFormat();
  }

  @Override
  protected String itemPath() {
    return "item";
  }

  @Override
  protected boolean tellsOfUnlabelled() {
    return false;
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(
        item,
        label -> {
          Segment s = (Segment) label.suggestion();
          return SampleSpeech.unscored(s, s.text(), s.speaker(), List.of());
        });
  }

  /** What utils/validate_data_dir.sh demands of each file by itself. */
  @Override
  protected void assertReadable(String path, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (!path.equals(itemPath())) {
      assertFile(path, text);
      return;
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (String part : text.split("(?m)^(?===> [a-z2.]+ <==$)", -1)) {
      String name = part.lines().findFirst().orElse("").replaceAll("[=<> ]", "");
      files.put(name, part.substring(part.indexOf('\n') + 1));
    }
    files.forEach(KaldiFormatTest::assertFile);
    assertTrue(FILES.containsAll(files.keySet()), () -> files.keySet().toString());
    assertConsistent(files);
  }

  private static void assertFile(String name, String text) {
    assertTrue(FILES.contains(name), name);
    assertTrue(text.isEmpty() || text.endsWith("\n"), text);
    byte[] before = {};
    for (String line : text.lines().toList()) {
      byte[] key = line.split("[ \t]", 2)[0].getBytes(StandardCharsets.UTF_8);
      assertTrue(Arrays.compareUnsigned(before, key) < 0, line);
      before = key;
      switch (name) {
        case "segments" -> assertSegment(line);
        case "utt2spk" -> assertTrue(line.matches("\\S+ \\S+"), line);
        case "wav.scp" -> assertTrue(line.matches("\\S+ [^\\s~|-]([^|]*[^\\s|])?"), line);
        case "text" -> assertTrue(line.matches("\\S+( \\S+)*"), line);
        default -> assertTrue(line.matches("\\S+( \\S+)+"), line);
      }
    }
  }

  private static void assertSegment(String line) {
    assertTrue(line.matches("\\S+ \\S+ \\d+\\.\\d{3} \\d+\\.\\d{3}"), line);
    String[] fields = line.split(" ", -1);
    assertTrue(Double.parseDouble(fields[2]) < Double.parseDouble(fields[3]), line);
  }

  private static void assertConsistent(Map<String, String> files) {
    List<String> utterances = new ArrayList<>();
    byte[] before = {};
    for (String line : files.getOrDefault("utt2spk", "").lines().toList()) {
      String[] fields = line.split(" ", -1);
      utterances.add(fields[0]);
      assertTrue(fields[0].startsWith(fields[1]), line);
      byte[] speaker = fields[1].getBytes(StandardCharsets.UTF_8);
      assertTrue(Arrays.compareUnsigned(before, speaker) <= 0, line);
      before = speaker;
    }
    assertEquals(utterances, keys(files.getOrDefault("segments", "")));
    if (files.containsKey("text")) {
      assertEquals(utterances, keys(files.getOrDefault("text", "")));
    }
  }

  private static List<String> keys(String file) {
    return file.lines().map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void write_golden_isWhatKaldiTakes() throws IOException {
    Map<String, String> files = SampleSpeech.written(format(), KaldiSample.drafts());
    assertEquals(FILES, List.copyOf(files.keySet()));
    for (String name : FILES) {
      assertEquals(golden(name), files.get(name), name);
    }
  }

  @Test
  void read_golden_isTheSample() throws IOException {
    var source = new MemoryLabelFiles();
    for (String name : FILES) {
      source.with("data/" + name, golden(name));
    }
    LabelCollection read = SampleSpeech.read(format(), source);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of("day 1/ann.wav", "b.flac"),
        read.items().stream().map(item -> item.item().id()).toList());
    assertEquals(
        SampleSpeech.spoken(new TimeSpan(2.25, 4), 1, "two lines", "Bob_B", List.of()),
        SampleSpeech.segments(read.items().get(0)).get(1));
  }

  @Test
  void read_wenet_namesItsRecordings() throws IOException {
    Path folder = SharedData.require("data/audio/wenet_zh_en/dataset");
    var source =
        new MemoryLabelFiles()
            .with("text", Files.readString(folder.resolve("text")))
            .with("wav.scp", Files.readString(folder.resolve("wav.scp")));
    assertEquals(2, SampleSpeech.read(format(), source).problems().size());
    String path = "test/resources/dataset/aishell-BAC009S0724W0121.wav";
    source.withMedia(new AudioFacts(path, "", 4.2));
    source.withMedia(new AudioFacts("librispeech-1995-1837-0001.wav", "", 8.7));
    LabelCollection read = SampleSpeech.read(format(), source);
    assertEquals(List.of(), read.problems());
    assertEquals(path, read.items().get(0).item().id());
    assertEquals(
        SampleSpeech.spoken(new TimeSpan(0, 4.2), 1, "广州市房地产中介协会分析", null, List.of()),
        SampleSpeech.segments(read.items().get(0)).get(0));
  }

  @Test
  void read_commandsAndOpenEnds_areTaken() throws IOException {
    var source =
        new MemoryLabelFiles()
            .with("wav.scp", "r1 sph2pipe -f wav -p -c 1 '/corpus/one.sph' |\nr2 two.wav\n")
            .with("segments", "a-1 r1 0.5 1\nb-2 r2 2 -1\n")
            .with("utt2spk", "a-1 a\nb-2 b\n")
            .withMedia(new AudioFacts("two.wav", "", 9));
    LabelCollection read = SampleSpeech.read(format(), source);
    assertEquals(List.of(), read.problems());
    assertEquals("/corpus/one.sph", read.items().get(0).item().id());
    assertEquals(
        SampleSpeech.spoken(new TimeSpan(2, 9), 1, null, "b", List.of()),
        SampleSpeech.segments(read.items().get(1)).get(0));
  }

  @Test
  void read_wrongLines_costOnlyThemselves() throws IOException {
    var source =
        new MemoryLabelFiles()
            .with("d/segments", "u1 r 0\nu2 r 2 1\nu3 r 0 1\nu3 r 1 2\n")
            .with("d/text", "u3 yes\nu9 lost\n")
            .with("d/utt2spk", "u3\n");
    LabelCollection read = SampleSpeech.read(format(), source);
    assertEquals(
        List.of(SampleSpeech.spoken(new TimeSpan(0, 1), 1, "yes", null, List.of())),
        SampleSpeech.segments(read.items().get(0)));
    String form = "; its form is: ";
    String segment = form + "UTTERANCE RECORDING START END, in seconds";
    assertEquals(
        List.of(
            "d/segments: line 1 has 3 fields, not 4" + segment,
            "d/segments: line 4 names 'u3' again" + segment,
            "d/utt2spk: line 1 has 1 fields, not 2" + form + "UTTERANCE SPEAKER",
            "d/segments: line 2 has the time span 2.0 to 1.0",
            "d/text: utterance 'u9' is not in segments; run utils/fix_data_dir.sh"),
        read.problems());
  }

  @Test
  void write_namesThatKaldiWouldRun_areHarmless() throws IOException {
    var segment = SampleSpeech.spoken(new TimeSpan(1, 2), 1, "x", null, List.of());
    String file =
        SampleSpeech.item(format(), SampleSpeech.draft("rm -rf x |", 9, List.of(segment)));
    assertTrue(file.startsWith("==> wav.scp <==\nrm_-rf_x__ rm -rf x _\n"), file);
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "label-left-out music 1",
            "language-left-out speech 2",
            "line-ends-as-blanks speech 1",
            "moment-as-millisecond music 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "speaker-respelt speech 1",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        KaldiFormatTest.class.getResourceAsStream("/dev/firstpass/tools/kaldi/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
