package dev.firstpass.core.geometry;

/**
 * A line from one point to another.
 *
 * @param x where it starts
 * @param y where it starts
 * @param dx its direction, of length 1; 0 when it has none
 * @param dy its direction
 * @param length how long it is
 */
record Chord(double x, double y, double dx, double dy, double length) {
  static Chord between(double xFrom, double yFrom, double xTo, double yTo) {
    double length = Math.hypot(xTo - xFrom, yTo - yFrom);
    double divisor = length > 0 ? length : 1;
    return new Chord(xFrom, yFrom, (xTo - xFrom) / divisor, (yTo - yFrom) / divisor, length);
  }

  /** Returns how far a point is from the nearest point of this line between its ends. */
  double distance(double px, double py) {
    double along = Math.min(Math.max(along(px, py), 0), length);
    double across = px - x - along * dx;
    double down = py - y - along * dy;
    // Pixels never overflow, and hypot, which guards against that, takes ten times as long.
    return Math.sqrt(across * across + down * down);
  }

  /** Returns the area between this line and a piece of another, both sides of it counted. */
  double areaBetween(double ax, double ay, double bx, double by) {
    double a = beside(ax, ay);
    double b = beside(bx, by);
    double step = Math.abs(along(bx, by) - along(ax, ay));
    if (a * b >= 0) {
      return Math.abs(a + b) / 2 * step;
    }
    return (a * a + b * b) / (Math.abs(a) + Math.abs(b)) / 2 * step;
  }

  private double along(double px, double py) {
    return (px - x) * dx + (py - y) * dy;
  }

  private double beside(double px, double py) {
    return (py - y) * dx - (px - x) * dy;
  }
}
