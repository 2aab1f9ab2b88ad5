package dev.firstpass.cli.evaluate;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture or recording of a data set.
 *
 * @param name its path relative to the items of the data set, distinct
 * @param file where it is
 */
public record LabelledItem(String name, Path file) {
  public LabelledItem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
  }
}
