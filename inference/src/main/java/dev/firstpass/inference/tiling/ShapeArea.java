package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.geometry.PolygonOverlap;
import dev.firstpass.core.geometry.RotatedOverlap;
import java.util.List;

/** Areas of shapes and of what two of them share, in square pixels. Keypoints count as boxes. */
final class ShapeArea {
  private ShapeArea() {}

  /** Returns how much of a shape lies inside a box with whole-pixel edges. */
  static double inside(Shape shape, Box view) {
    if (shape instanceof RotatedBox rotated) {
      return RotatedOverlap.intersection(rotated, view);
    } else if (shape instanceof Polygon polygon) {
      return PolygonOverlap.intersection(polygon.points(), corners(view));
    } else if (shape instanceof Mask mask) {
      return MaskOverlap.area(
          mask, (int) view.xMin(), (int) view.yMin(), (int) view.xMax(), (int) view.yMax());
    }
    return ofBoxes(shape.enclosingBox(), view);
  }

  /** Returns how much two shapes share; of different kinds, how much their boxes do. */
  static double intersection(Shape a, Shape b) {
    if (a instanceof RotatedBox one && b instanceof RotatedBox other) {
      return PolygonOverlap.intersection(one.corners(), other.corners());
    } else if (a instanceof Polygon one && b instanceof Polygon other) {
      return PolygonOverlap.intersection(one.points(), other.points());
    } else if (a instanceof Mask one && b instanceof Mask other) {
      return MaskOverlap.intersection(one, other);
    }
    return ofBoxes(a.enclosingBox(), b.enclosingBox());
  }

  static double ofBoxes(Box a, Box b) {
    double width = Math.min(a.xMax(), b.xMax()) - Math.max(a.xMin(), b.xMin());
    double height = Math.min(a.yMax(), b.yMax()) - Math.max(a.yMin(), b.yMin());
    return width > 0 && height > 0 ? width * height : 0;
  }

  private static List<Point> corners(Box box) {
    return List.of(
        new Point(box.xMin(), box.yMin()),
        new Point(box.xMax(), box.yMin()),
        new Point(box.xMax(), box.yMax()),
        new Point(box.xMin(), box.yMax()));
  }
}
