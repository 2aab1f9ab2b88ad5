package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns source pixels into percent of a picture, never outside of it: one coordinate of 100.0001
 * costs a whole batch.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 */
public record Percent(int width, int height) {
  private static final double FULL = 100;

  /** Returns a rectangle that is not turned. */
  public Map<String, Object> rectangle(Box box) {
    double left = x(box.xMin());
    double top = y(box.yMin());
    return rectangle(left, top, x(box.xMax()) - left, y(box.yMax()) - top, 0);
  }

  /**
   * Returns a turned rectangle: its top-left corner, around which it turns, its sides and the
   * degrees clockwise; empty when that corner lies outside the picture, which cannot be told.
   */
  public Optional<Map<String, Object>> rectangle(RotatedBox box) {
    Point corner = box.corners().get(0);
    double left = corner.x() / width * FULL;
    double top = corner.y() / height * FULL;
    double across = box.width() / width * FULL;
    double down = box.height() / height * FULL;
    if (Math.min(left, top) < 0 || Math.max(Math.max(left, top), Math.max(across, down)) > FULL) {
      return Optional.empty();
    }
    double degrees = Math.toDegrees(box.radians()) % 360;
    return Optional.of(rectangle(left, top, across, down, degrees < 0 ? degrees + 360 : degrees));
  }

  /** Returns the points of an outline. */
  public List<List<Double>> points(List<Point> outline) {
    return outline.stream().map(point -> List.of(x(point.x()), y(point.y()))).toList();
  }

  /** Returns a distance from the left edge. */
  public double x(double pixels) {
    return clipped(pixels / width * FULL);
  }

  /** Returns a distance from the top edge. */
  public double y(double pixels) {
    return clipped(pixels / height * FULL);
  }

  private static Map<String, Object> rectangle(
      double left, double top, double across, double down, double degrees) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("x", left);
    value.put("y", top);
    value.put("width", across);
    value.put("height", down);
    value.put("rotation", degrees);
    return value;
  }

  private static double clipped(double percent) {
    return Math.max(0, Math.min(FULL, percent));
  }
}
