package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the steps out of outlines along pixel edges, which slanted edges have and objects have not.
 */
final class Staircase {
  private static final int CORNER = 2;

  private Staircase() {}

  /**
   * Returns the outline with its steps cut off halfway: a corner of which a side is one pixel long
   * becomes the middles of its sides' last pixel edges. It still has exactly the same pixel centres
   * inside, as half a pixel's edge cuts off an eighth of a pixel. Where the outline touches itself
   * the corner is cut too, so that the result does not.
   *
   * @param outline a closed outline along pixel edges, turning at each point
   */
  static List<Point> cut(List<Point> outline) {
    Set<Point> once = new HashSet<>();
    Set<Point> twice = new HashSet<>();
    for (Point point : outline) {
      if (!once.add(point)) {
        twice.add(point);
      }
    }
    int size = outline.size();
    List<Point> cut = new ArrayList<>(2 * size);
    for (int i = 0; i < size; i++) {
      Point before = outline.get((i + size - 1) % size);
      Point corner = outline.get(i);
      Point after = outline.get((i + 1) % size);
      boolean real =
          length(before, corner) >= CORNER
              && length(corner, after) >= CORNER
              && !twice.contains(corner);
      if (real) {
        cut.add(corner);
      } else {
        add(cut, halfPixel(corner, before));
        add(cut, halfPixel(corner, after));
      }
    }
    if (cut.get(0).equals(cut.get(cut.size() - 1))) {
      cut.remove(cut.size() - 1);
    }
    return cut;
  }

  /** The middle of an edge of one pixel is reached from both its ends. */
  private static void add(List<Point> points, Point point) {
    if (points.isEmpty() || !points.get(points.size() - 1).equals(point)) {
      points.add(point);
    }
  }

  private static Point halfPixel(Point from, Point towards) {
    return new Point(
        from.x() + Math.signum(towards.x() - from.x()) / 2,
        from.y() + Math.signum(towards.y() - from.y()) / 2);
  }

  private static double length(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }
}
