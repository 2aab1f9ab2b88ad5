package dev.firstpass.tools.audacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
}
