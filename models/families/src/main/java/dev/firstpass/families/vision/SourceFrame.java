package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.family.Letterbox;

/**
 * The source image as a detector's boxes see it.
 *
 * @param letterbox where the image lies in the tensor
 * @param clip whether boxes end at the image's edges
 */
public record SourceFrame(Letterbox letterbox, boolean clip) {

  /**
   * Returns a box of tensor pixels in source pixels; edges in the wrong order make an empty box.
   *
   * @param xMin finite, as the others are
   */
  public Box box(float xMin, float yMin, float xMax, float yMax) {
    if (clip) {
      return letterbox.toSource(xMin, yMin, xMax, yMax);
    }
    double left = (xMin - letterbox.offsetX()) / letterbox.scaleX();
    double top = (yMin - letterbox.offsetY()) / letterbox.scaleY();
    double right = (xMax - letterbox.offsetX()) / letterbox.scaleX();
    double bottom = (yMax - letterbox.offsetY()) / letterbox.scaleY();
    return new Box(left, top, Math.max(left, right), Math.max(top, bottom));
  }
}
