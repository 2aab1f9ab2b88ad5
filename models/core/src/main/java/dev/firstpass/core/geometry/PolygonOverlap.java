package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.List;

/**
 * How much two outlines have in common: each is a sum of signed triangles from its first corner, so
 * their intersection is the sum of the intersections of all pairs. Exact for outlines that do not
 * cross themselves, convex or not; takes time in proportion to the product of their sizes.
 */
public final class PolygonOverlap {
  private PolygonOverlap() {}

  /**
   * Returns intersection over union in [0, 1]; 0 when both are empty.
   *
   * @param a at least three corners in order, either way round; the last is not the first again
   * @param b likewise
   */
  public static double iou(List<Point> a, List<Point> b) {
    double both = intersection(a, b);
    double either = Math.abs(PolygonArea.signed(a)) + Math.abs(PolygonArea.signed(b)) - both;
    return either > 0 ? Math.min(Math.max(both / either, 0), 1) : 0;
  }

  /** Returns the area that two outlines have in common. */
  public static double intersection(List<Point> a, List<Point> b) {
    double area = 0;
    for (int i = 2; i < a.size(); i++) {
      List<Point> one = List.of(a.get(0), a.get(i - 1), a.get(i));
      for (int j = 2; j < b.size(); j++) {
        area += ofTriangles(one, List.of(b.get(0), b.get(j - 1), b.get(j)));
      }
    }
    return Math.abs(area);
  }

  /** Negative when the triangles go round in different directions. */
  private static double ofTriangles(List<Point> a, List<Point> b) {
    double area = PolygonArea.signed(b);
    if (area == 0) {
      return 0;
    }
    int next = area > 0 ? 1 : 2;
    List<Point> rest = a;
    for (int i = 0; i < 3 && !rest.isEmpty(); i++) {
      rest = HalfPlane.clip(rest, b.get(i), b.get((i + next) % 3));
    }
    return Math.signum(area) * PolygonArea.signed(rest);
  }
}
