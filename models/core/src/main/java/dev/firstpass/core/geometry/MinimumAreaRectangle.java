package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.Comparator;
import java.util.List;

/**
 * The rectangle of least area around points, turned as need be. One of its sides lies on an edge of
 * the points' hull (Freeman and Shapira 1975), so every edge is tried.
 *
 * @param corners four, clockwise on the screen, in reading order: of the two leftmost the upper
 *     comes first, and the other of them last
 * @param width length of the side from the first corner to the second
 * @param height length of the side from the second corner to the third
 */
public record MinimumAreaRectangle(List<Point> corners, double width, double height) {
  private static final Comparator<Point> FROM_LEFT =
      Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y);

  public MinimumAreaRectangle {
    corners = List.copyOf(corners);
  }

  /**
   * Returns the rectangle; of equal ones, that on the first edge of {@link ConvexHull}. Around
   * points on one line it has no area.
   *
   * @param points at least one, in any order
   */
  public static MinimumAreaRectangle of(List<Point> points) {
    List<Point> hull = ConvexHull.of(points);
    Frame best = new Frame(1, 0).around(hull);
    if (hull.size() == 2) {
      best = Frame.along(hull.get(0), hull.get(1)).around(hull);
    } else if (hull.size() > 2) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < hull.size(); i++) {
        Frame frame = Frame.along(hull.get(i), hull.get((i + 1) % hull.size())).around(hull);
        if (frame.area() < least) {
          least = frame.area();
          best = frame;
        }
      }
    }
    return of(best);
  }

  /** Returns the length of the shorter side. */
  public double shorterSide() {
    return Math.min(width, height);
  }

  /** Returns the enclosed area. */
  public double area() {
    return width * height;
  }

  /** Returns the length of all sides together. */
  public double perimeter() {
    return 2 * (width + height);
  }

  private static MinimumAreaRectangle of(Frame frame) {
    List<Point> sorted = frame.corners().stream().sorted(FROM_LEFT).toList();
    Point left = sorted.get(0);
    Point nextLeft = sorted.get(1);
    Point nextRight = sorted.get(2);
    Point right = sorted.get(3);
    boolean leftIsUpper = left.y() <= nextLeft.y();
    boolean rightIsLower = right.y() >= nextRight.y();
    List<Point> corners =
        List.of(
            leftIsUpper ? left : nextLeft,
            rightIsLower ? nextRight : right,
            rightIsLower ? right : nextRight,
            leftIsUpper ? nextLeft : left);
    return new MinimumAreaRectangle(
        corners,
        distance(corners.get(0), corners.get(1)),
        distance(corners.get(1), corners.get(2)));
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  /** Two axes, (cos, sin) and (-sin, cos), and how far points reach along them. */
  private record Frame(
      double cos, double sin, double along, double alongEnd, double across, double acrossEnd) {
    Frame(double cos, double sin) {
      this(cos, sin, 0, 0, 0, 0);
    }

    static Frame along(Point from, Point to) {
      double length = distance(from, to);
      return new Frame((to.x() - from.x()) / length, (to.y() - from.y()) / length);
    }

    Frame around(List<Point> points) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (Point point : points) {
        double x = point.x() * cos + point.y() * sin;
        double y = point.y() * cos - point.x() * sin;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      return new Frame(cos, sin, left, right, top, bottom);
    }

    double area() {
      return (alongEnd - along) * (acrossEnd - across);
    }

    List<Point> corners() {
      return List.of(
          at(along, across), at(alongEnd, across), at(alongEnd, acrossEnd), at(along, acrossEnd));
    }

    private Point at(double x, double y) {
      return new Point(x * cos - y * sin, x * sin + y * cos);
    }
  }
}
