package dev.firstpass.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PolygonOverlapTest {
  private static final int SIDE = 60;

  @Test
  void intersection_randomStars_areWhatTheirPixelsShare() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Point> a = star(random);
      List<Point> b = star(random);

      double area = PolygonOverlap.intersection(a, b);

      assertEquals(naive(a, b), area, 0.02 * SIDE * SIDE / 10, "seed " + seed);
      assertEquals(area, PolygonOverlap.intersection(b, a), 1e-9);
      assertEquals(area, PolygonOverlap.intersection(a, reversed(b)), 1e-9);
    }
  }

  @Test
  void iou_ofOneself_isOne() {
    for (int seed = 0; seed < 60; seed++) {
      List<Point> star = star(new Random(seed));
      assertEquals(1, PolygonOverlap.iou(star, reversed(star)), 1e-9);
    }
  }

  @Test
  void iou_nothingInCommon_isZero() {
    List<Point> a = List.of(new Point(0, 0), new Point(4, 0), new Point(4, 2));
    List<Point> b = List.of(new Point(9, 0), new Point(12, 0), new Point(12, 5));
    List<Point> line = List.of(new Point(0, 0), new Point(2, 1), new Point(4, 2));
    assertEquals(0, PolygonOverlap.iou(a, b));
    assertEquals(0, PolygonOverlap.iou(a, line));
    assertEquals(0, PolygonOverlap.iou(line, line));
  }

  @Test
  void iou_notConvex_countsTheNotchOut() {
    List<Point> notched =
        List.of(
            new Point(0, 0),
            new Point(10, 0),
            new Point(10, 10),
            new Point(5, 5),
            new Point(0, 10));
    List<Point> square =
        List.of(new Point(0, 0), new Point(10, 0), new Point(10, 10), new Point(0, 10));
    assertEquals(0.75, PolygonOverlap.iou(notched, square), 1e-12);
    assertTrue(PolygonOverlap.iou(square, notched) == PolygonOverlap.iou(notched, square));
  }

  /** Corners around a centre, at random distances: seldom convex, never crossing. */
  private static List<Point> star(Random random) {
    double x = 20 + random.nextDouble() * 20;
    double y = 20 + random.nextDouble() * 20;
    int corners = random.nextInt(3, 12);
    List<Point> star = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double distance = 4 + random.nextDouble() * 16;
      star.add(new Point(x + distance * Math.cos(angle), y + distance * Math.sin(angle)));
    }
    return star;
  }

  /** Counts the points of a fine grid that lie in both. */
  private static double naive(List<Point> a, List<Point> b) {
    int both = 0;
    for (int i = 0; i < 4 * SIDE; i++) {
      for (int j = 0; j < 4 * SIDE; j++) {
        double x = (i + 0.5) / 4;
        double y = (j + 0.5) / 4;
        both += holds(a, x, y) && holds(b, x, y) ? 1 : 0;
      }
    }
    return both / 16.0;
  }

  private static boolean holds(List<Point> outline, double x, double y) {
    boolean inside = false;
    Point previous = outline.get(outline.size() - 1);
    for (Point point : outline) {
      if (previous.y() <= y != point.y() <= y) {
        double share = (y - previous.y()) / (point.y() - previous.y());
        inside ^= previous.x() + share * (point.x() - previous.x()) > x;
      }
      previous = point;
    }
    return inside;
  }

  private static List<Point> reversed(List<Point> outline) {
    List<Point> reversed = new ArrayList<>(outline);
    Collections.reverse(reversed);
    return reversed;
  }
}
