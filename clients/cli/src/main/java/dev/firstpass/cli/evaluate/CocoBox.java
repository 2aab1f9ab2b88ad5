package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Box;

/**
 * A box as COCO files have it. It is kept in this form because converting to corners and back
 * changes the last bit, and with it the comparisons with thresholds.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param width pixels, not negative; 0 makes a box that nothing can match
 * @param height pixels, not negative
 */
public record CocoBox(double x, double y, double width, double height) {
  public CocoBox {
    if (!(width >= 0 && height >= 0) || !Double.isFinite(x + y + width + height)) {
      throw new IllegalArgumentException(
          "a box needs finite numbers and a size that is not negative: "
              + x
              + ", "
              + y
              + ", "
              + width
              + ", "
              + height);
    }
  }

  /** Returns the same box in COCO's form. */
  public static CocoBox of(Box box) {
    return new CocoBox(box.xMin(), box.yMin(), box.width(), box.height());
  }

  /** Returns the area in square pixels. */
  public double area() {
    return width * height;
  }

  /**
   * Returns intersection over union of this detection with a labelled box, in [0, 1]. With a box
   * around a crowd the union is the detection alone, so that a detection inside it counts fully.
   */
  double iou(CocoBox truth, boolean crowd) {
    double overlapWidth = Math.min(x + width, truth.x + truth.width) - Math.max(x, truth.x);
    if (overlapWidth <= 0) {
      return 0;
    }
    double overlapHeight = Math.min(y + height, truth.y + truth.height) - Math.max(y, truth.y);
    if (overlapHeight <= 0) {
      return 0;
    }
    double intersection = overlapWidth * overlapHeight;
    double union = crowd ? area() : area() + truth.area() - intersection;
    return intersection / union;
  }
}
