package dev.firstpass.tools.cvat;

import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Reads the files beside {@code README.md} of this package's test resources. */
final class Recording {
  private Recording() {}

  static Map<?, ?> read(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(text));
    }
  }
}
