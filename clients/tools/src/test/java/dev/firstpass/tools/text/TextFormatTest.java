package dev.firstpass.tools.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextFormatTest extends AudioFormatContract {
  @Override
  protected LabelFormat format() {
    return new TextFormat();
  }

  @Override
  protected String itemPath() {
    return "a.txt";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.endsWith(".txt"), path);
    String text = new String(content, StandardCharsets.UTF_8);
    assertTrue(text.isEmpty() || text.endsWith("\n"), text);
    for (String line : text.lines().toList()) {
      assertFalse(line.isBlank() || line.chars().anyMatch(Character::isISOControl), line);
    }
  }

  @Test
  void write_sample_isTheExpectedFile() throws IOException {
    assertEquals(
        Map.of(
            "day 1/ann.txt",
            """
            Hello, "Bob" & <all>.
            two lines
            -- well
            oh
            """),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())));
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "language-left-out speech 2",
            "line-ends-as-blanks speech 1",
            "score-left-out speech 4",
            "segment-without-text-left-out music 1",
            "speaker-left-out speech 4",
            "tag-left-out music 1",
            "words-left-out speech 1"),
        SampleSpeech.losses(format()));
  }
}
