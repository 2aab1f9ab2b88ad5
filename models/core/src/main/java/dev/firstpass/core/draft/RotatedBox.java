package dev.firstpass.core.draft;

import java.util.List;

/**
 * A rectangle turned around its centre.
 *
 * @param xCentre centre, source pixels
 * @param yCentre centre, source pixels
 * @param width side along the turned x axis, source pixels
 * @param height side along the turned y axis, source pixels
 * @param radians clockwise on the screen (y points down)
 */
public record RotatedBox(
    double xCentre, double yCentre, double width, double height, double radians) implements Shape {
  public RotatedBox {
    if (!(width >= 0 && height >= 0)
        || !Double.isFinite(xCentre + yCentre + width + height + radians)) {
      throw new IllegalArgumentException(
          "not a rotated box: "
              + xCentre
              + ", "
              + yCentre
              + ", "
              + width
              + ", "
              + height
              + ", "
              + radians);
    }
  }

  @Override
  public Box enclosingBox() {
    double cos = Math.abs(Math.cos(radians));
    double sin = Math.abs(Math.sin(radians));
    return Box.ofCentre(xCentre, yCentre, width * cos + height * sin, width * sin + height * cos);
  }

  /** Returns the four corners, clockwise on the screen from the one that is top-left unturned. */
  public List<Point> corners() {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double xHalf = width / 2;
    double yHalf = height / 2;
    return List.of(
        corner(-xHalf, -yHalf, cos, sin),
        corner(xHalf, -yHalf, cos, sin),
        corner(xHalf, yHalf, cos, sin),
        corner(-xHalf, yHalf, cos, sin));
  }

  private Point corner(double x, double y, double cos, double sin) {
    return new Point(xCentre + x * cos - y * sin, yCentre + x * sin + y * cos);
  }

  @Override
  public RotatedBox within(int left, int top, int pictureWidth, int pictureHeight) {
    return new RotatedBox(xCentre + left, yCentre + top, width, height, radians);
  }
}
