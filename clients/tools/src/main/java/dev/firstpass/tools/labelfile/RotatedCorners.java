package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.geometry.MinimumAreaRectangle;
import dev.firstpass.core.geometry.PolygonArea;
import java.util.List;

/** Makes rotated boxes of their four corners. */
public final class RotatedCorners {
  /** How far corners may be from a rectangle's, in pixels, and still be its corners. */
  private static final double SKEW = 1;

  private RotatedCorners() {}

  /**
   * Returns the rotated box whose first corner is the first of four; of corners that are no
   * rectangle's, the smallest around them.
   */
  public static RotatedBox of(List<Point> corners) {
    boolean clockwise = PolygonArea.signed(corners) >= 0;
    List<Point> c =
        clockwise
            ? corners
            : List.of(corners.get(0), corners.get(3), corners.get(2), corners.get(1));
    var turned =
        new RotatedBox(
            c.stream().mapToDouble(Point::x).average().orElseThrow(),
            c.stream().mapToDouble(Point::y).average().orElseThrow(),
            (distance(c.get(0), c.get(1)) + distance(c.get(3), c.get(2))) / 2,
            (distance(c.get(1), c.get(2)) + distance(c.get(0), c.get(3))) / 2,
            Math.atan2(
                c.get(1).y() + c.get(2).y() - c.get(0).y() - c.get(3).y(),
                c.get(1).x() + c.get(2).x() - c.get(0).x() - c.get(3).x()));
    return isNear(turned.corners(), c) ? turned : around(c);
  }

  /** Returns whether four corners are those of a rectangle, in pixels. */
  public static boolean areRectangle(List<Point> c) {
    double skew =
        Math.hypot(
            c.get(0).x() + c.get(2).x() - c.get(1).x() - c.get(3).x(),
            c.get(0).y() + c.get(2).y() - c.get(1).y() - c.get(3).y());
    double bend = Math.abs(distance(c.get(0), c.get(2)) - distance(c.get(1), c.get(3)));
    return skew < SKEW && bend < SKEW;
  }

  private static RotatedBox around(List<Point> corners) {
    MinimumAreaRectangle around = MinimumAreaRectangle.of(corners);
    List<Point> c = around.corners();
    return new RotatedBox(
        (c.get(0).x() + c.get(2).x()) / 2,
        (c.get(0).y() + c.get(2).y()) / 2,
        around.width(),
        around.height(),
        Math.atan2(c.get(1).y() - c.get(0).y(), c.get(1).x() - c.get(0).x()));
  }

  private static boolean isNear(List<Point> one, List<Point> other) {
    for (int i = 0; i < one.size(); i++) {
      if (distance(one.get(i), other.get(i)) > SKEW) {
        return false;
      }
    }
    return true;
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
