package dev.firstpass.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of question that a model answers. */
public enum ModelTask {
  /** Which objects are where: regions. */
  DETECTION,
  /** What the whole item is: tags. */
  CLASSIFICATION;

  /** Returns the wire name: {@code detection}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the task with this wire name. */
  public static Optional<ModelTask> ofWireName(String name) {
    return Arrays.stream(values()).filter(task -> task.wireName().equals(name)).findFirst();
  }
}
