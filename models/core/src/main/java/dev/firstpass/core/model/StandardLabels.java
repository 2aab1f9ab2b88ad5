package dev.firstpass.core.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The label sets of the data sets that most models are trained on, by name. Which file comes from
 * where is in {@code labels/SOURCES.md} beside them.
 */
public final class StandardLabels {
  private static final List<String> NAMES =
      List.of(
          "coco80",
          "coco91",
          "dota15",
          "imagenet1000",
          "imagenet1001",
          "voc20",
          "voc21",
          "widerface");

  private StandardLabels() {}

  /** Returns the names of the sets, sorted; the number in a name is how many labels it has. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns a set; empty when there is none of this name. */
  public static Optional<LabelSet> named(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** Returns the names of the sets with so many labels. */
  public static List<String> ofSize(int labels) {
    return NAMES.stream().filter(name -> read(name).size() == labels).toList();
  }

  private static LabelSet read(String name) {
    try (InputStream file =
            Objects.requireNonNull(
                StandardLabels.class.getResourceAsStream("labels/" + name + ".txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return LabelSet.numberingRepeats(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
