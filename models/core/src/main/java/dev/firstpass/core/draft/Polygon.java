package dev.firstpass.core.draft;

import java.util.List;

/**
 * A closed outline.
 *
 * @param points at least three corners in order; the last is not the first again
 */
public record Polygon(List<Point> points) implements Shape {
  public Polygon {
    points = List.copyOf(points);
    if (points.size() < 3) {
      throw new IllegalArgumentException("a polygon has at least 3 points, not " + points.size());
    }
  }

  @Override
  public Box enclosingBox() {
    return new Box(
        points.stream().mapToDouble(Point::x).min().orElseThrow(),
        points.stream().mapToDouble(Point::y).min().orElseThrow(),
        points.stream().mapToDouble(Point::x).max().orElseThrow(),
        points.stream().mapToDouble(Point::y).max().orElseThrow());
  }

  @Override
  public Polygon within(int left, int top, int width, int height) {
    return new Polygon(
        points.stream().map(point -> new Point(point.x() + left, point.y() + top)).toList());
  }
}
