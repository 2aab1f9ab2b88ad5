package dev.firstpass.cli.evaluate.speech;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;

/** A data set that a test writes; its recordings are empty, because only their names are read. */
record DataFolder(Path path) {
  DataFolder recordings(String... names) throws IOException {
    for (String name : names) {
      write(name, "");
    }
    return this;
  }

  DataFolder write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  DataFolder write(String name, byte[] bytes) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  static void assertRefused(Executable reading, String message) {
    DraftingException refusal = assertThrows(DraftingException.class, reading);
    assertTrue(refusal.detail().contains(message), refusal::detail);
  }
}
