package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Tells whether a closed outline neither crosses nor touches itself. */
final class SimplePolygon {
  private final List<Point> points;
  private final Edge[] edges;

  /**
   * One side of the outline.
   *
   * @param index of its first point
   */
  private record Edge(int index, Point a, Point b) {
    double left() {
      return Math.min(a.x(), b.x());
    }

    double right() {
      return Math.max(a.x(), b.x());
    }

    boolean meets(Edge other) {
      return Math.max(a.y(), b.y()) >= Math.min(other.a.y(), other.b.y())
          && Math.max(other.a.y(), other.b.y()) >= Math.min(a.y(), b.y())
          && straddles(other)
          && other.straddles(this);
    }

    /** Returns whether the ends of another are not strictly on one side of this one's line. */
    private boolean straddles(Edge other) {
      return Math.signum(turn(a, b, other.a)) * Math.signum(turn(a, b, other.b)) <= 0;
    }
  }

  private SimplePolygon(List<Point> points) {
    this.points = points;
    this.edges = new Edge[points.size()];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = new Edge(i, points.get(i), points.get((i + 1) % edges.length));
    }
    Arrays.sort(edges, Comparator.comparingDouble(Edge::left));
  }

  /** Returns whether a polygon is simple; sweeps over its edges from left to right. */
  static boolean isSimple(List<Point> points) {
    return points.size() >= 3 && new SimplePolygon(points).isSimple();
  }

  private boolean isSimple() {
    for (int i = 0; i < edges.length; i++) {
      for (int j = i + 1; j < edges.length && edges[j].left() <= edges[i].right(); j++) {
        if (conflict(edges[i], edges[j])) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean conflict(Edge one, Edge other) {
    int size = points.size();
    if ((one.index + 1) % size == other.index) {
      return foldsBack(one, other);
    }
    if ((other.index + 1) % size == one.index) {
      return foldsBack(other, one);
    }
    return one.meets(other);
  }

  /** Neighbours share a point; they may share no other. */
  private static boolean foldsBack(Edge first, Edge second) {
    double along =
        (first.b.x() - first.a.x()) * (second.b.x() - second.a.x())
            + (first.b.y() - first.a.y()) * (second.b.y() - second.a.y());
    return turn(first.a, first.b, second.b) == 0 && along <= 0;
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }
}
