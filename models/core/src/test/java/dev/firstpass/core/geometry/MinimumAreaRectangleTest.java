package dev.firstpass.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MinimumAreaRectangleTest {
  @Test
  void of_randomPoints_isSmallestAroundAllOfThem() {
    for (int seed = 0; seed < 200; seed++) {
      List<Point> points = points(new Random(seed));

      MinimumAreaRectangle rectangle = MinimumAreaRectangle.of(points);

      for (Point point : points) {
        assertTrue(holds(rectangle.corners(), point), "seed " + seed + ": " + point);
      }
      assertEquals(rectangle.area(), PolygonArea.signed(rectangle.corners()), 1e-6, "seed " + seed);
      double naive = smallestOfManyAngles(points);
      assertTrue(rectangle.area() <= naive + 1e-9, "seed " + seed);
      assertEquals(naive, rectangle.area(), 0.02 * naive + 0.2, "seed " + seed);
    }
  }

  @Test
  void of_uprightPixels_hasWholeCornersFromTheTopLeft() {
    assertEquals(
        List.of(new Point(2, 3), new Point(9, 3), new Point(9, 5), new Point(2, 5)),
        MinimumAreaRectangle.of(
                List.of(new Point(9, 5), new Point(2, 3), new Point(2, 5), new Point(9, 3)))
            .corners());
  }

  @Test
  void of_diamond_beginsWithTheUpperOfTheTwoLeftmost() {
    List<Point> corners =
        MinimumAreaRectangle.of(
                List.of(new Point(0, 4), new Point(3, 0), new Point(11, 6), new Point(8, 10)))
            .corners();

    assertEquals(3, corners.get(0).x(), 1e-12);
    assertEquals(11, corners.get(1).x(), 1e-12);
    assertEquals(8, corners.get(2).x(), 1e-12);
    assertEquals(0, corners.get(3).x(), 1e-12);
  }

  @Test
  void of_pointsOnALine_hasNoArea() {
    assertEquals(0, MinimumAreaRectangle.of(List.of(new Point(4, 4))).shorterSide());
    MinimumAreaRectangle line =
        MinimumAreaRectangle.of(List.of(new Point(1, 1), new Point(4, 5), new Point(7, 9)));
    assertEquals(0, line.shorterSide(), 1e-12);
    assertEquals(20, line.perimeter(), 1e-12);
  }

  private static List<Point> points(Random random) {
    List<Point> points = new ArrayList<>();
    int size = random.nextInt(3, 30);
    boolean whole = random.nextBoolean();
    for (int i = 0; i < size; i++) {
      double x = random.nextDouble() * 40;
      double y = random.nextDouble() * 15;
      points.add(whole ? new Point(Math.rint(x), Math.rint(y)) : new Point(x, y));
    }
    return points;
  }

  /** The naive twin: a rectangle for each of many angles. */
  private static double smallestOfManyAngles(List<Point> points) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3600; i++) {
      double cos = Math.cos(i * Math.PI / 7200);
      double sin = Math.sin(i * Math.PI / 7200);
      var along = points.stream().mapToDouble(p -> p.x() * cos + p.y() * sin).summaryStatistics();
      var across = points.stream().mapToDouble(p -> p.y() * cos - p.x() * sin).summaryStatistics();
      smallest =
          Math.min(
              smallest, (along.getMax() - along.getMin()) * (across.getMax() - across.getMin()));
    }
    return smallest;
  }

  private static boolean holds(List<Point> corners, Point point) {
    for (int i = 0; i < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get((i + 1) % corners.size());
      double side = (b.x() - a.x()) * (point.y() - a.y()) - (b.y() - a.y()) * (point.x() - a.x());
      if (side < -1e-6) {
        return false;
      }
    }
    return true;
  }
}
