package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.geometry.RotatedOverlap;
import java.util.Optional;

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

  /**
   * Returns a rotated box of tensor pixels in source pixels, whole even where it reaches beyond the
   * image; empty when nothing of it lies inside. Where the two axes have different scales, its
   * sides keep their directions' lengths and its width the direction.
   */
  public Optional<RotatedBox> box(RotatedBox box) {
    double xWidth = Math.cos(box.radians()) * box.width() / letterbox.scaleX();
    double yWidth = Math.sin(box.radians()) * box.width() / letterbox.scaleY();
    double xHeight = Math.sin(box.radians()) * box.height() / letterbox.scaleX();
    double yHeight = Math.cos(box.radians()) * box.height() / letterbox.scaleY();
    RotatedBox inSource =
        new RotatedBox(
            (box.xCentre() - letterbox.offsetX()) / letterbox.scaleX(),
            (box.yCentre() - letterbox.offsetY()) / letterbox.scaleY(),
            Math.hypot(xWidth, yWidth),
            Math.hypot(xHeight, yHeight),
            Math.atan2(yWidth, xWidth));
    Box image = new Box(0, 0, letterbox.sourceWidth(), letterbox.sourceHeight());
    // A side far below a pixel's last digit encloses nothing.
    boolean isSeen =
        inSource.enclosingBox().area() > 0 && RotatedOverlap.intersection(inSource, image) > 0;
    return isSeen ? Optional.of(inSource) : Optional.empty();
  }
}
