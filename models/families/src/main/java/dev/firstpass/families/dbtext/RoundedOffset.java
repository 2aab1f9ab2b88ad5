package dev.firstpass.families.dbtext;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.geometry.MinimumAreaRectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Grows a rectangle on all sides, with round corners, as the reference does with Clipper (Angus
 * Johnson, version 6; {@code pyclipper}'s defaults): its corners are truncated to whole pixels,
 * those of the result rounded, and an arc is a chain of chords that strays from the circle by a
 * quarter of a pixel at most.
 */
final class RoundedOffset {
  private static final double ARC_TOLERANCE = 0.25;

  private final double distance;
  private final double stepsPerRadian;
  private final List<Point> points = new ArrayList<>();

  private RoundedOffset(double distance) {
    this.distance = distance;
    double tolerance = Math.min(ARC_TOLERANCE, distance * ARC_TOLERANCE);
    double steps = Math.PI / Math.acos(1 - tolerance / distance);
    stepsPerRadian = Math.min(steps, distance * Math.PI) / (2 * Math.PI);
  }

  /**
   * Returns the corners of what a rectangle grows to, in order; its own when it does not grow.
   *
   * @param ratio the distance is this times area over perimeter
   */
  static List<Point> of(MinimumAreaRectangle rectangle, double ratio) {
    List<Point> corners = rectangle.corners().stream().map(RoundedOffset::truncated).toList();
    double distance = rectangle.area() * ratio / rectangle.perimeter();
    // Clipper takes less than this for nothing.
    if (distance <= 1e-20) {
      return corners;
    }
    RoundedOffset offset = new RoundedOffset(distance);
    for (int i = 0; i < corners.size(); i++) {
      offset.round(
          corners.get((i + 3) % corners.size()),
          corners.get(i),
          corners.get((i + 1) % corners.size()));
    }
    return offset.points;
  }

  /** Adds the arc around a corner, from the normal of the edge before to that of the edge after. */
  private void round(Point before, Point corner, Point after) {
    double start = direction(before, corner) - Math.PI / 2;
    double turn = direction(corner, after) - direction(before, corner);
    double angle = Math.atan2(Math.sin(turn), Math.cos(turn));
    int steps = (int) Math.max(Math.rint(stepsPerRadian * Math.abs(angle)), 1);
    double step = Math.signum(angle) / stepsPerRadian;
    for (int i = 0; i < steps; i++) {
      add(corner, start + i * step);
    }
    add(corner, start + angle);
  }

  private void add(Point corner, double direction) {
    points.add(
        new Point(
            rounded(corner.x() + distance * Math.cos(direction)),
            rounded(corner.y() + distance * Math.sin(direction))));
  }

  private static double direction(Point from, Point to) {
    return Math.atan2(to.y() - from.y(), to.x() - from.x());
  }

  private static Point truncated(Point corner) {
    return new Point((int) (float) corner.x(), (int) (float) corner.y());
  }

  /** Halves away from zero, as Clipper rounds. */
  private static double rounded(double coordinate) {
    return (long) (coordinate < 0 ? coordinate - 0.5 : coordinate + 0.5);
  }
}
