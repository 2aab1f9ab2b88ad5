package dev.firstpass.core.draft;

import java.util.Objects;

/**
 * A label of the whole item.
 *
 * @param label the name of its class
 * @param score confidence in [0, 1]
 */
public record Tag(String label, double score) implements Suggestion {
  public Tag {
    Objects.requireNonNull(label, "label");
    Scores.check(score);
  }

  @Override
  public Tag withLabel(String newLabel) {
    return new Tag(newLabel, score);
  }
}
