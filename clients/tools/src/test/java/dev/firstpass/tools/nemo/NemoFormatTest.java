package dev.firstpass.tools.nemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NemoFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new NemoFormat();
  }

  @Override
  protected String itemPath() {
    return "manifest.jsonl";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    assertEquals("manifest.jsonl", path);
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      try (JsonParser parser = PlainJson.factory().createParser(line)) {
        Map<?, ?> entry = (Map<?, ?>) PlainJson.read(parser);
        assertNotNull(entry, line);
        assertTrue(entry.get("audio_filepath") instanceof String, line);
        assertTrue(entry.get("offset") instanceof Number from && from.doubleValue() >= 0, line);
        assertTrue(entry.get("duration") instanceof Number time && time.doubleValue() > 0, line);
        assertTrue(entry.get("label") instanceof String label && !label.isBlank(), line);
      }
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
            "manifest.jsonl",
            """
            {"audio_filepath":"day 1/ann.wav","offset":0.500,"duration":1.750,"text":"Hello, \\"Bob\\" & <all>.","label":"speech","speaker":"Ann","lang":"en","score":0.93}
            {"audio_filepath":"day 1/ann.wav","offset":2.250,"duration":1.750,"text":"two lines","label":"speech","speaker":"Bob B","lang":"en","score":0.75}
            {"audio_filepath":"day 1/ann.wav","offset":3.500,"duration":1.501,"text":"-- well","label":"speech","speaker":"Ann","score":0.5}
            {"audio_filepath":"day 1/ann.wav","offset":4.000,"duration":0.500,"text":"oh","label":"speech","speaker":"Ann","score":0.25}
            {"audio_filepath":"day 1/ann.wav","offset":6.000,"duration":0.001,"label":"music","score":1.0E-6}
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "line-ends-as-blanks speech 1",
            "moment-as-millisecond music 1",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }

  @Test
  void read_manifestOfNemo_isTaken() throws IOException {
    String file =
        """
        {"audio_filepath": "wavs/a.wav", "duration": 2.5, "text": "hello", "pnc": "no", "n": ["x"]}

        {"audio_filepath": "/data/b.wav", "offset": 1, "duration": 0.5, "text": ""}
        """;
    var source =
        new MemoryLabelFiles()
            .with("set/train_manifest.json", file)
            .withMedia(new AudioFacts("set/wavs/a.wav", "", 3));
    LabelCollection read = SampleSpeech.read(format(), source);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of(new AudioFacts("set/wavs/a.wav", "", 3), new AudioFacts("/data/b.wav", "", 1.5)),
        read.items().stream().map(ItemLabels::item).toList());
    var first = read.items().get(0).labels().get(0);
    assertEquals(
        SampleSpeech.spoken(new TimeSpan(0, 2.5), 1, "hello", null, List.of()), first.suggestion());
    assertFalse(first.scored());
    assertEquals(Map.of("pnc", "no", "n", List.of("x")), first.attributes());
    var files = new MemoryLabelFiles();
    format().write(read, LabelWriting.defaults(format()), files);
    assertEquals(
        """
        {"audio_filepath":"set/wavs/a.wav","offset":0.000,"duration":2.500,"text":"hello","label":"speech","pnc":"no","n":["x"]}
        {"audio_filepath":"data/b.wav","offset":1.000,"duration":0.500,"text":"","label":"speech"}
        """,
        files.text("manifest.jsonl"));
  }

  @Test
  void read_withoutDuration_lastsUntilTheEndOfTheRecording() throws IOException {
    var source =
        new MemoryLabelFiles()
            .with("m.jsonl", "{\"audio_filepath\": \"a.wav\", \"offset\": 1, \"text\": \"x\"}")
            .withMedia(new AudioFacts("a.wav", "", 3));
    assertEquals(
        new TimeSpan(1, 3),
        SampleSpeech.segments(SampleSpeech.read(format(), source).items().get(0)).get(0).span());
  }

  @Test
  void read_wrongLines_costOnlyThemselves() throws IOException {
    LabelCollection read =
        SampleSpeech.read(
            format(),
            "m.jsonl",
            """
            {"audio_filepath": "a.wav", "duration": 1}
            {"duration": 1}
            {"audio_filepath": "a.wav"}
            {"audio_filepath": "a.wav", "duration": -1}
            {"audio_filepath":
            [1]
            """);
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(5, read.problems().size());
    for (int i = 0; i < 5; i++) {
      assertTrue(read.problems().get(i).startsWith("m.jsonl: line " + (i + 2) + " is n"));
    }
    assertTrue(read.problems().get(0).contains("audio_filepath is not a text"));
    assertTrue(read.problems().get(1).contains("name the folder of the recordings (--media DIR)"));
    assertTrue(read.problems().get(3).contains("is not valid JSON"));
  }
}
