package dev.firstpass.core.geometry;

import static dev.firstpass.core.geometry.Pictures.points;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolygonSimplificationTest {
  @Test
  void of_pointsOnStraightSides_areLeftOut() {
    assertEquals(
        points(0, 0, 20, 0, 20, 10, 0, 10),
        PolygonSimplification.of(points(0, 0, 5, 0, 20, 0, 20, 4, 20, 10, 7, 10, 0, 10), 0.01));
  }

  @Test
  void of_triangle_staysAsItIs() {
    assertEquals(points(0, 0, 1, 0, 0, 1), PolygonSimplification.of(points(0, 0, 1, 0, 0, 1), 9));
  }

  @Test
  void of_toleranceBeyondTheObject_keepsItsArea() {
    List<Point> square = points(0, 0, 4, 0, 4, 4, 0, 4);

    assertEquals(square, PolygonSimplification.of(square, 100));
  }

  @Test
  void simplified_rectangle_keepsItsCorners() {
    MaskPart part = MaskOutline.of(Pictures.bitmap("......", ".####.", ".####.", ".....")).get(0);

    assertEquals(points(1, 1, 5, 1, 5, 3, 1, 3), part.simplified(1));
  }

  @Test
  void simplified_slantedEdge_losesItsSteps() {
    Bitmap triangle = new Bitmap(60, 60);
    for (int y = 0; y < 60; y++) {
      triangle.setRow(y, 0, y + 1);
    }

    List<Point> polygon = MaskOutline.of(triangle).get(0).simplified(1);

    assertTrue(polygon.size() <= 5, polygon::toString);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1, 2, 5})
  void simplified_blobs_staySimpleNearAndAlike(double tolerance) {
    for (int seed = 0; seed < 150; seed++) {
      Bitmap blob = Pictures.blob(new Random(seed), 80, 60);
      for (MaskPart part : MaskOutline.of(blob)) {
        List<Point> polygon = part.simplified(tolerance);
        String where = "seed " + seed + ": " + polygon;
        Bitmap exact = Pictures.filled(part.outline(), 80, 60);
        Bitmap drawn = Pictures.filled(polygon, 80, 60);
        assertTrue(polygon.size() <= 2 * part.outline().size(), where);
        if (tolerance > 0) {
          assertTrue(naiveIsSimple(polygon), where);
          assertTrue(farthest(part.outline(), polygon) <= tolerance + 0.5, where);
        }
        if (part.filledArea() > 100) {
          assertTrue(MaskOverlap.iou(exact.toMask(), drawn.toMask()) >= 0.98, where);
        }
      }
    }
  }

  @Test
  void cut_anyOutline_enclosesTheSamePixelsWithoutTouchingItself() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Bitmap bitmap = Pictures.noise(random, 12, 12, 0.65);
      for (MaskPart part : MaskOutline.of(bitmap)) {
        List<Point> cut = Staircase.cut(part.outline());

        assertTrue(SimplePolygon.isSimple(cut), () -> part.outline() + " became " + cut);
        assertEquals(
            Pictures.filled(part.outline(), 12, 12).toMask(),
            Pictures.filled(cut, 12, 12).toMask());
      }
    }
  }

  @Test
  void isSimple_anyPolygon_agreesWithNaiveTwin() {
    int simple = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<Point> polygon = new ArrayList<>();
      int size = 3 + random.nextInt(4);
      for (int i = 0; i < size; i++) {
        polygon.add(new Point(random.nextInt(8), random.nextInt(8)));
      }
      boolean expected = naiveIsSimple(polygon);
      simple += expected ? 1 : 0;
      assertEquals(expected, SimplePolygon.isSimple(polygon), polygon::toString);
    }
    assertTrue(simple > 200, "some are simple: " + simple);
  }

  /** Every pair of edges, with points on edges looked for one by one. */
  private static boolean naiveIsSimple(List<Point> polygon) {
    int size = polygon.size();
    for (int i = 0; i < size; i++) {
      Point a = polygon.get(i);
      Point b = polygon.get((i + 1) % size);
      for (int j = 0; j < size; j++) {
        Point c = polygon.get(j);
        Point d = polygon.get((j + 1) % size);
        boolean isEnd = j == i || j == (i + 1) % size;
        if (a.equals(b) || (!isEnd && distance(c, a, b) < 1e-9)) {
          return false;
        }
        boolean apart = !isEnd && (j + 1) % size != i;
        if (apart && turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }

  private static double farthest(List<Point> outline, List<Point> polygon) {
    double farthest = 0;
    for (Point point : outline) {
      double nearest = Double.MAX_VALUE;
      for (int i = 0; i < polygon.size(); i++) {
        nearest =
            Math.min(
                nearest, distance(point, polygon.get(i), polygon.get((i + 1) % polygon.size())));
      }
      farthest = Math.max(farthest, nearest);
    }
    return farthest;
  }

  private static double distance(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double squared = dx * dx + dy * dy;
    double share = squared == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / squared;
    share = Math.min(Math.max(share, 0), 1);
    return Math.hypot(p.x() - a.x() - share * dx, p.y() - a.y() - share * dy);
  }
}
