package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.geometry.MaskUnion;
import dev.firstpass.core.geometry.PolygonFill;
import java.util.Comparator;
import java.util.List;

/** Makes one shape of two fragments of the same object. */
final class ShapeUnion {
  /** How far the outline of united polygons may stray from their pixels. */
  private static final double SIMPLIFY = 1;

  private ShapeUnion() {}

  /**
   * Returns a shape that holds two fragments; of keypoints, and of different kinds, the larger one.
   *
   * @param better decides the angle of rotated boxes
   * @param worse of the same object
   */
  static Shape of(Shape better, Shape worse) {
    if (better instanceof Box one && worse instanceof Box other) {
      return around(one, other);
    } else if (better instanceof Mask one && worse instanceof Mask other) {
      return MaskUnion.of(one, other);
    } else if (better instanceof RotatedBox one && worse instanceof RotatedBox other) {
      return around(one, other);
    } else if (better instanceof Polygon one && worse instanceof Polygon other) {
      return around(one, other);
    }
    return larger(better, worse);
  }

  /** Returns the box around two boxes. */
  static Box around(Box a, Box b) {
    return new Box(
        Math.min(a.xMin(), b.xMin()),
        Math.min(a.yMin(), b.yMin()),
        Math.max(a.xMax(), b.xMax()),
        Math.max(a.yMax(), b.yMax()));
  }

  /** Grows the better box, at its own angle, until it holds the other. */
  private static RotatedBox around(RotatedBox better, RotatedBox worse) {
    double cos = Math.cos(better.radians());
    double sin = Math.sin(better.radians());
    double left = -better.width() / 2;
    double right = better.width() / 2;
    double top = -better.height() / 2;
    double bottom = better.height() / 2;
    for (Point corner : worse.corners()) {
      double dx = corner.x() - better.xCentre();
      double dy = corner.y() - better.yCentre();
      double along = dx * cos + dy * sin;
      double across = dy * cos - dx * sin;
      left = Math.min(left, along);
      right = Math.max(right, along);
      top = Math.min(top, across);
      bottom = Math.max(bottom, across);
    }
    double along = (left + right) / 2;
    double across = (top + bottom) / 2;
    return new RotatedBox(
        better.xCentre() + along * cos - across * sin,
        better.yCentre() + along * sin + across * cos,
        right - left,
        bottom - top,
        better.radians());
  }

  /** Fills both on one bitmap and goes around the largest part of it. */
  private static Shape around(Polygon better, Polygon worse) {
    Box box = around(better.enclosingBox(), worse.enclosingBox());
    int left = (int) Math.floor(box.xMin());
    int top = (int) Math.floor(box.yMin());
    Bitmap bitmap =
        new Bitmap((int) Math.ceil(box.xMax()) - left + 1, (int) Math.ceil(box.yMax()) - top + 1);
    PolygonFill.into(bitmap, better.within(-left, -top, 0, 0).points());
    PolygonFill.into(bitmap, worse.within(-left, -top, 0, 0).points());
    List<Point> outline =
        MaskOutline.of(bitmap).stream()
            .max(Comparator.comparingDouble(MaskPart::filledArea))
            .map(part -> part.simplified(SIMPLIFY))
            .orElse(List.of());
    return outline.size() < 3
        ? larger(better, worse)
        : new Polygon(outline).within(left, top, 0, 0);
  }

  private static Shape larger(Shape better, Shape worse) {
    return worse.enclosingBox().area() > better.enclosingBox().area() ? worse : better;
  }
}
