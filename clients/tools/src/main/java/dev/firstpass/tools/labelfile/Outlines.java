package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.geometry.PolygonArea;
import java.util.List;

/** The outlines of shapes that have more of them than a box. */
public final class Outlines {
  private Outlines() {}

  /**
   * Returns the closed outlines of a shape in source pixels, each of at least three points without
   * the first again: one of a rotated box or polygon, one of each connected part of a mask (holes
   * are filled), none of a box or keypoints.
   */
  public static List<List<Point>> of(Shape shape) {
    if (shape instanceof RotatedBox rotated) {
      return List.of(rotated.corners());
    }
    if (shape instanceof Polygon polygon) {
      return List.of(polygon.points());
    }
    return shape instanceof Mask mask
        ? MaskOutline.of(mask).stream().map(MaskPart::outline).toList()
        : List.of();
  }

  /** Returns the sum of the areas that outlines enclose once rounded, in square pixels. */
  public static double area(List<List<Point>> outlines) {
    return outlines.stream()
        .map(outline -> outline.stream().map(Outlines::rounded).toList())
        .mapToDouble(outline -> Math.abs(PolygonArea.signed(outline)))
        .sum();
  }

  private static Point rounded(Point point) {
    return new Point(Rounding.pixels(point.x()), Rounding.pixels(point.y()));
  }
}
