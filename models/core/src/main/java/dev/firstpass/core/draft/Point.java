package dev.firstpass.core.draft;

/**
 * A point in source pixels, continuous, origin at the top-left corner of the top-left pixel.
 *
 * @param x rightwards
 * @param y downwards
 */
public record Point(double x, double y) {
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("coordinates must be finite: " + x + ", " + y);
    }
  }
}
