package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;

/**
 * The tensor pixels whose centres lie inside the picture; what a network sees in the padding around
 * it is nothing.
 *
 * @param left the first column
 * @param top the first row
 * @param right the column after the last
 * @param bottom the row after the last
 */
public record PictureArea(int left, int top, int right, int bottom) {

  /** Returns the area of a letterboxed picture; it may be empty. */
  public static PictureArea of(Letterbox letterbox) {
    double right = letterbox.offsetX() + letterbox.scaleX() * letterbox.sourceWidth();
    double bottom = letterbox.offsetY() + letterbox.scaleY() * letterbox.sourceHeight();
    return new PictureArea(
        firstCentre(letterbox.offsetX(), letterbox.tensorWidth()),
        firstCentre(letterbox.offsetY(), letterbox.tensorHeight()),
        firstCentre(right, letterbox.tensorWidth()),
        firstCentre(bottom, letterbox.tensorHeight()));
  }

  /** The first pixel whose centre does not lie before an edge. */
  private static int firstCentre(double edge, int size) {
    return (int) Math.min(Math.max(Math.ceil(edge - 0.5), 0), size);
  }
}
