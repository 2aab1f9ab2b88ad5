package dev.firstpass.tools.voc;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;

/**
 * The corners of a box in whole pixels, between 1 and the size of the image.
 *
 * @param touchesBorder whether the box reaches an edge of the image
 */
record VocCorners(long xMin, long yMin, long xMax, long yMax, boolean touchesBorder) {
  /**
   * Rounds a box.
   *
   * @param oneBased whether the left and upper edges are those of pixels that are counted from 1
   */
  static VocCorners of(Box box, ImageFacts image, boolean oneBased) {
    int first = oneBased ? 1 : 0;
    long xMin = corner(box.xMin(), first, image.width());
    long yMin = corner(box.yMin(), first, image.height());
    long xMax = corner(box.xMax(), 0, image.width());
    long yMax = corner(box.yMax(), 0, image.height());
    return new VocCorners(
        xMin,
        yMin,
        xMax,
        yMax,
        xMin == 1 || yMin == 1 || xMax == image.width() || yMax == image.height());
  }

  private static long corner(double edge, int first, int limit) {
    return Math.max(1, Math.min(limit, Math.round(edge) + first));
  }
}
