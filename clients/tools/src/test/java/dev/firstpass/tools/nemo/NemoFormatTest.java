package dev.firstpass.tools.nemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
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
}
