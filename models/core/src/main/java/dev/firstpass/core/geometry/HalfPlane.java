package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.List;

/** Cuts convex outlines at lines, as Sutherland and Hodgman do (1974). */
final class HalfPlane {
  private HalfPlane() {}

  /**
   * Returns what of a convex outline lies right of a line, on the screen, that goes from a to b.
   */
  static List<Point> clip(List<Point> outline, Point a, Point b) {
    List<Point> clipped = new ArrayList<>(outline.size() + 1);
    Point previous = outline.get(outline.size() - 1);
    double before = side(a, b, previous);
    for (Point point : outline) {
      double now = side(a, b, point);
      if (before * now < 0) {
        double share = before / (before - now);
        clipped.add(
            new Point(
                previous.x() + share * (point.x() - previous.x()),
                previous.y() + share * (point.y() - previous.y())));
      }
      if (now >= 0) {
        clipped.add(point);
      }
      previous = point;
      before = now;
    }
    return clipped;
  }

  private static double side(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }
}
