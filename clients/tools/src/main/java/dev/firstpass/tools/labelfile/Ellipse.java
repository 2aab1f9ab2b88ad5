package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import java.util.ArrayList;
import java.util.List;

/** Ellipses of label files, which become polygons. */
public final class Ellipse {
  /** The polygon strays from the ellipse by less than a thousandth of its radius. */
  private static final int CORNERS = 72;

  private Ellipse() {}

  /**
   * Returns the polygon inside an ellipse, clockwise on the screen from its turned x axis.
   *
   * @param xRadius half the axis along the turned x axis, pixels
   * @param yRadius half the other axis, pixels
   * @param radians clockwise on the screen
   */
  public static Polygon polygon(
      double xCentre, double yCentre, double xRadius, double yRadius, double radians) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double x = xRadius * Math.cos(angle);
      double y = yRadius * Math.sin(angle);
      points.add(
          new Point(
              xCentre + x * Math.cos(radians) - y * Math.sin(radians),
              yCentre + x * Math.sin(radians) + y * Math.cos(radians)));
    }
    return new Polygon(points);
  }
}
