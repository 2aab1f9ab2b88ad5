package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns percent of a picture into source pixels.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 */
record Pixels(int width, int height) {
  private static final double FULL = 100;
  private static final double PRECISION = 1e6;
  private static final int ELLIPSE_CORNERS = 36;

  /** Returns a rectangle; one that is turned turns around its top-left corner. */
  Shape rectangle(Fields value) throws IOException {
    double left = value.number("x") / FULL * width;
    double top = value.number("y") / FULL * height;
    double across = value.number("width") / FULL * width;
    double down = value.number("height") / FULL * height;
    if (across < 0 || down < 0) {
      throw value.wrong("width", "positive, or height is not");
    }
    double degrees = value.optionalNumber("rotation").orElse(0.0);
    if (degrees % 360 == 0) {
      return new Box(rounded(left), rounded(top), rounded(left + across), rounded(top + down));
    }
    double radians = Math.toRadians(degrees);
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    return new RotatedBox(
        left + across / 2 * cos - down / 2 * sin,
        top + across / 2 * sin + down / 2 * cos,
        across,
        down,
        radians);
  }

  /** Returns a closed outline. */
  Polygon outline(Fields value) throws IOException {
    List<Point> points = new ArrayList<>();
    for (Object raw : value.values("points")) {
      if (raw instanceof List<?> pair
          && pair.size() == 2
          && pair.get(0) instanceof Number x
          && pair.get(1) instanceof Number y) {
        points.add(point(x.doubleValue(), y.doubleValue()));
      } else {
        throw value.wrong("points", "a list of pairs of numbers");
      }
    }
    if (points.size() < 3) {
      throw value.wrong("points", "a list of at least 3 points");
    }
    return new Polygon(points);
  }

  /** Returns the outline of an ellipse that turns around its centre, with 36 corners. */
  Polygon ellipse(Fields value) throws IOException {
    double x = value.number("x") / FULL * width;
    double y = value.number("y") / FULL * height;
    double across = value.number("radiusX") / FULL * width;
    double down = value.number("radiusY") / FULL * height;
    double turn = Math.toRadians(value.optionalNumber("rotation").orElse(0.0));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < ELLIPSE_CORNERS; i++) {
      double angle = 2 * Math.PI * i / ELLIPSE_CORNERS;
      double right = across * Math.cos(angle);
      double below = down * Math.sin(angle);
      points.add(
          new Point(
              rounded(x + right * Math.cos(turn) - below * Math.sin(turn)),
              rounded(y + right * Math.sin(turn) + below * Math.cos(turn))));
    }
    return new Polygon(points);
  }

  /** Returns where a point is. */
  Point point(Fields value) throws IOException {
    return point(value.number("x"), value.number("y"));
  }

  /** Returns the box of the dot that is drawn for a point. */
  Box dot(Fields value) throws IOException {
    Point at = point(value);
    double size = Math.max(1, value.optionalNumber("width").orElse(0.0) / FULL * width);
    return Box.ofCentre(at.x(), at.y(), size, size);
  }

  private Point point(double x, double y) {
    return new Point(rounded(x / FULL * width), rounded(y / FULL * height));
  }

  private static double rounded(double pixels) {
    return Math.rint(pixels * PRECISION) / PRECISION;
  }
}
