package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The smallest convex polygon around points, by Andrew's monotone chain (1979). */
public final class ConvexHull {
  private ConvexHull() {}

  /**
   * Returns the hull's corners, clockwise on the screen from the leftmost (of several, the upper),
   * without points on its edges. One point gives itself, points on one line its two ends.
   *
   * @param points in any order; repeated ones count once
   */
  public static List<Point> of(List<Point> points) {
    List<Point> sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() <= 2) {
      return sorted;
    }
    List<Point> hull = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      append(hull, 2, sorted.get(i));
    }
    int half = hull.size() + 1;
    for (int i = sorted.size() - 2; i >= 0; i--) {
      append(hull, half, sorted.get(i));
    }
    hull.remove(hull.size() - 1);
    return List.copyOf(hull);
  }

  /** Adds a point in place of those that it leaves inside; the chain keeps a size to fall to. */
  private static void append(List<Point> chain, int least, Point next) {
    while (chain.size() >= least && !turnsRight(chain, next)) {
      chain.remove(chain.size() - 1);
    }
    chain.add(next);
  }

  private static boolean turnsRight(List<Point> chain, Point next) {
    Point a = chain.get(chain.size() - 2);
    Point b = chain.get(chain.size() - 1);
    return (b.x() - a.x()) * (next.y() - a.y()) - (b.y() - a.y()) * (next.x() - a.x()) > 0;
  }
}
