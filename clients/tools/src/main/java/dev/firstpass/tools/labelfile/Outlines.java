package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
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
      return List.of(corners(rotated));
    }
    if (shape instanceof Polygon polygon) {
      return List.of(polygon.points());
    }
    return shape instanceof Mask mask ? MaskOutline.of(mask) : List.of();
  }

  /** Returns the sum of the areas that outlines enclose once rounded, in square pixels. */
  public static double area(List<List<Point>> outlines) {
    return outlines.stream()
        .map(outline -> outline.stream().map(Outlines::rounded).toList())
        .mapToDouble(outline -> Math.abs(signedArea(outline)))
        .sum();
  }

  private static Point rounded(Point point) {
    return new Point(Rounding.pixels(point.x()), Rounding.pixels(point.y()));
  }

  /** Returns the area, positive when the outline goes clockwise on the screen. */
  static double signedArea(List<Point> outline) {
    double doubled = 0;
    Point previous = outline.get(outline.size() - 1);
    for (Point point : outline) {
      doubled += previous.x() * point.y() - point.x() * previous.y();
      previous = point;
    }
    return doubled / 2;
  }

  /** Clockwise on the screen from the corner that is top-left before turning. */
  private static List<Point> corners(RotatedBox box) {
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    double xHalf = box.width() / 2;
    double yHalf = box.height() / 2;
    return List.of(
        turned(box, -xHalf, -yHalf, cos, sin),
        turned(box, xHalf, -yHalf, cos, sin),
        turned(box, xHalf, yHalf, cos, sin),
        turned(box, -xHalf, yHalf, cos, sin));
  }

  private static Point turned(RotatedBox box, double x, double y, double cos, double sin) {
    return new Point(box.xCentre() + x * cos - y * sin, box.yCentre() + x * sin + y * cos);
  }
}
