package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.tool.Label;
import java.util.Map;
import java.util.Optional;

/** Makes labels of what a label file says. */
public final class ReadLabels {
  private ReadLabels() {}

  /**
   * Returns a region.
   *
   * @param score in [0, 1], empty where the file has none
   * @throws IllegalArgumentException when the name is blank
   */
  public static Label region(
      String name, Shape shape, Optional<Double> score, Map<String, Object> attributes) {
    return new Label(
        new Region(named(name), score.orElse(1.0), shape), score.isPresent(), attributes);
  }

  /** Returns a label of the whole image. */
  public static Label tag(String name, Optional<Double> score, Map<String, Object> attributes) {
    return new Label(new Tag(named(name), score.orElse(1.0)), score.isPresent(), attributes);
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label has no name; name its class");
    }
    return name;
  }
}
