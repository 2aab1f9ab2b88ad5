package dev.firstpass.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConvexHullTest {
  @Test
  void of_randomPoints_areThoseOfTheNaiveTwin() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Point> points = new ArrayList<>();
      int size = random.nextInt(3, 25);
      for (int i = 0; i < size; i++) {
        points.add(new Point(random.nextInt(12), random.nextInt(7)));
      }
      assertEquals(naive(points), new HashSet<>(ConvexHull.of(points)), "seed " + seed);
    }
  }

  @Test
  void of_square_goesClockwiseFromTheLeftmost() {
    assertEquals(
        List.of(new Point(1, 2), new Point(5, 2), new Point(5, 7), new Point(1, 7)),
        ConvexHull.of(
            List.of(
                new Point(5, 7),
                new Point(3, 2),
                new Point(1, 7),
                new Point(5, 2),
                new Point(3, 4),
                new Point(1, 2),
                new Point(5, 7))));
  }

  @Test
  void of_pointsOnALine_areItsEnds() {
    assertEquals(
        List.of(new Point(0, 1), new Point(4, 3)),
        ConvexHull.of(List.of(new Point(2, 2), new Point(4, 3), new Point(0, 1))));
    assertEquals(
        List.of(new Point(6, 6)), ConvexHull.of(List.of(new Point(6, 6), new Point(6, 6))));
  }

  /** A point is a corner unless it lies in a triangle, or on a line, of others. */
  private static Set<Point> naive(List<Point> points) {
    Set<Point> distinct = new HashSet<>(points);
    Set<Point> corners = new HashSet<>(distinct);
    for (Point a : distinct) {
      for (Point b : distinct) {
        for (Point c : distinct) {
          corners.removeIf(p -> inside(p, a, b, c));
        }
      }
    }
    return corners;
  }

  private static boolean inside(Point p, Point a, Point b, Point c) {
    if (p.equals(a) || p.equals(b) || p.equals(c) || a.equals(b)) {
      return false;
    }
    double ab = side(a, b, p);
    double bc = side(b, c, p);
    double ca = side(c, a, p);
    boolean onOneSide = (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
    return onOneSide && withinBox(p, a, b, c);
  }

  /** Tells a point on a line of three from one beyond its ends. */
  private static boolean withinBox(Point p, Point a, Point b, Point c) {
    return p.x() >= Math.min(Math.min(a.x(), b.x()), c.x())
        && p.x() <= Math.max(Math.max(a.x(), b.x()), c.x())
        && p.y() >= Math.min(Math.min(a.y(), b.y()), c.y())
        && p.y() <= Math.max(Math.max(a.y(), b.y()), c.y());
  }

  private static double side(Point a, Point b, Point p) {
    return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
  }
}
