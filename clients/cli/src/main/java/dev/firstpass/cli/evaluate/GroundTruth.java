package dev.firstpass.cli.evaluate;

import java.util.Objects;

/**
 * An object that people labelled.
 *
 * @param imageId in which image
 * @param categoryId what it is
 * @param box where, pixels
 * @param area of its outline in square pixels, which may be smaller than the box; decides whether
 *     it is small, medium or large
 * @param role how it counts
 */
public record GroundTruth(long imageId, long categoryId, CocoBox box, double area, Role role) {
  public GroundTruth {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(role, "role");
    if (!(area >= 0)) {
      throw new IllegalArgumentException("an area must not be negative: " + area);
    }
  }

  /** How a labelled object counts. */
  public enum Role {
    /** It ought to be found. */
    OBJECT,
    /** It need not be found, and finding it is no mistake. */
    DIFFICULT,
    /** Many objects in one box: any number of detections in it are no mistakes. */
    CROWD
  }
}
