package dev.firstpass.cli.evaluate;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture of a data set.
 *
 * @param name its path relative to the pictures of the data set, distinct
 * @param file where it is
 */
public record LabelledPicture(String name, Path file) {
  public LabelledPicture {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
  }
}
