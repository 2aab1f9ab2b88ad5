package dev.firstpass.cli.evaluate;

import java.util.Objects;

/**
 * An object that a model found.
 *
 * @param imageId in which image
 * @param categoryId what it is
 * @param box where, pixels
 * @param score confidence; only the order matters
 */
public record Detection(long imageId, long categoryId, CocoBox box, double score) {
  public Detection {
    Objects.requireNonNull(box, "box");
    // Turns -0.0 into 0.0, which must be equal when detections are sorted.
    score += 0.0;
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("a score must be a number: " + score);
    }
  }
}
