package dev.firstpass.core.draft;

import java.util.Objects;

/**
 * A labelled area of an image.
 *
 * @param label the name of its class
 * @param score confidence in [0, 1]
 * @param shape where, in source pixels
 */
public record Region(String label, double score, Shape shape) implements Suggestion {
  public Region {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(shape, "shape");
    Scores.check(score);
  }

  @Override
  public Region withLabel(String newLabel) {
    return new Region(newLabel, score, shape);
  }

  /** Returns the box around the shape, in source pixels. */
  public Box box() {
    return shape.enclosingBox();
  }
}
