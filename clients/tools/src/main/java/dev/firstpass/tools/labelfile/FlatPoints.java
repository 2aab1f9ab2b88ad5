package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Points that a label file holds as one list: x, y, x, y. */
public final class FlatPoints {
  private FlatPoints() {}

  /**
   * Returns the points.
   *
   * @throws IOException when the last has no y
   */
  public static List<Point> of(double... numbers) throws IOException {
    if (numbers.length % 2 != 0) {
      throw new IOException("a list of points holds " + numbers.length + " numbers, not pairs");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      points.add(new Point(numbers[i], numbers[i + 1]));
    }
    return points;
  }

  /** Returns the rounded coordinates of points. */
  public static List<Double> list(List<Point> points) {
    List<Double> numbers = new ArrayList<>();
    for (Point point : points) {
      numbers.add(Rounding.pixels(point.x()));
      numbers.add(Rounding.pixels(point.y()));
    }
    return numbers;
  }
}
