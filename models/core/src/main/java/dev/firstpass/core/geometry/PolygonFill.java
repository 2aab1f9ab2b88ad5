package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.Arrays;
import java.util.List;

/** The pixels that an outline encloses: those whose centres lie inside, by the even-odd rule. */
public final class PolygonFill {
  private PolygonFill() {}

  /**
   * Sets the pixels of a bitmap whose centres lie inside a closed outline, which may reach beyond
   * the bitmap.
   */
  public static void into(Bitmap bitmap, List<Point> outline) {
    double[] crossings = new double[outline.size()];
    for (int y = 0; y < bitmap.height(); y++) {
      int count = crossings(outline, y + 0.5, crossings);
      Arrays.sort(crossings, 0, count);
      for (int i = 0; i + 1 < count; i += 2) {
        int from = column(crossings[i], bitmap.width());
        int to = column(crossings[i + 1], bitmap.width());
        bitmap.setRow(y, from, Math.max(from, to));
      }
    }
  }

  /** The first column whose centre is not left of {@code x}. */
  private static int column(double x, int width) {
    return (int) Math.min(Math.max(Math.ceil(x - 0.5), 0), width);
  }

  private static int crossings(List<Point> outline, double y, double[] into) {
    int count = 0;
    Point previous = outline.get(outline.size() - 1);
    for (Point point : outline) {
      if (previous.y() <= y != point.y() <= y) {
        double share = (y - previous.y()) / (point.y() - previous.y());
        into[count++] = previous.x() + share * (point.x() - previous.x());
      }
      previous = point;
    }
    return count;
  }
}
