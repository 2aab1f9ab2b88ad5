package dev.firstpass.cli.evaluate.speech;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A recording of a data set.
 *
 * @param name its path relative to the folder of the data set, with slashes
 * @param file where it is
 */
public record Recording(String name, Path file) {
  public Recording {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
  }

  /** Returns the name of a file without its last ending. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
