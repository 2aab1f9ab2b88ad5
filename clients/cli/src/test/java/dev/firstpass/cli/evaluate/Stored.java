package dev.firstpass.cli.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables that the scripts beside the tests made. */
public final class Stored {
  private Stored() {}

  /**
   * Returns the rows of a table with tabs between fields.
   *
   * @param test a class of the package that the table belongs to
   */
  public static List<List<String>> rows(Class<?> test, String file) {
    try (InputStream in = test.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> List.of(line.split("\t", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
