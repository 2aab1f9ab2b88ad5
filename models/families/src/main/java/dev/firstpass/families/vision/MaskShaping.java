package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns masks of tensor pixels into shapes of source pixels. Immutable and thread-safe. */
public interface MaskShaping {
  /**
   * Returns the shape that a mask has in the source.
   *
   * @param mask pixels of the tensor, of its size, and none set whose centre lies outside the
   *     picture ({@link PictureArea})
   * @param letterbox where the picture lies in the tensor
   * @return empty when the mask is, or when none of its pixels holds the centre of one of the
   *     source's
   */
  Optional<Shape> shape(Bitmap mask, Letterbox letterbox);

  /** Returns masks of the source: each pixel is what the tensor's pixel at its centre is. */
  static MaskShaping ofPixels() {
    return (mask, letterbox) -> SourceMask.of(mask, letterbox).map(Shape.class::cast);
  }

  /**
   * Returns the outline of the largest part, with holes filled.
   *
   * @param tolerance how far the polygon may stray, in pixels of the source or of the tensor,
   *     whichever are larger
   */
  static MaskShaping ofPolygons(double tolerance) {
    return (mask, letterbox) -> polygon(mask, letterbox, tolerance);
  }

  private static Optional<Shape> polygon(Bitmap mask, Letterbox letterbox, double tolerance) {
    double scale = Math.min(letterbox.scaleX(), letterbox.scaleY());
    double inTensor = tolerance * Math.max(scale, 1);
    return MaskOutline.of(mask).stream()
        .max(Comparator.comparingDouble(MaskPart::filledArea))
        .map(part -> inSource(part.simplified(inTensor), letterbox));
  }

  private static Polygon inSource(List<Point> outline, Letterbox letterbox) {
    return new Polygon(
        outline.stream().map(point -> letterbox.toSource(point.x(), point.y())).toList());
  }
}
