package dev.firstpass.families.dbtext;

import dev.firstpass.core.draft.Point;
import java.util.List;

/**
 * Probabilities of pixels, row by row. Not thread-safe.
 *
 * @param values in [0, 1]; owned by the map
 * @param width columns
 * @param height rows
 */
@SuppressWarnings("ArrayRecordComponent") // Owned, and too large to copy.
record ProbabilityMap(float[] values, int width, int height) {

  /** Returns a map of values of which none stays outside [0, 1]; NaN becomes 0. */
  static ProbabilityMap of(float[] values, int width, int height) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > 0 ? Math.min(values[i], 1) : 0;
    }
    return new ProbabilityMap(values, width, height);
  }

  /**
   * Returns the mean over the pixels of a convex outline, in [0, 1]. They are those that OpenCV's
   * {@code fillPoly} paints, the outline itself included, when corners are truncated to whole
   * pixels as seen from the first column and row that the outline reaches.
   */
  float mean(List<Point> outline) {
    int firstRow = first(outline.stream().mapToDouble(Point::y).min().orElseThrow(), height);
    int lastRow = last(outline.stream().mapToDouble(Point::y).max().orElseThrow(), height);
    int firstColumn = first(outline.stream().mapToDouble(Point::x).min().orElseThrow(), width);
    int lastColumn = last(outline.stream().mapToDouble(Point::x).max().orElseThrow(), width);
    PaintedRows rows = new PaintedRows(lastColumn - firstColumn + 1, lastRow - firstRow + 1);
    Point previous = outline.get(outline.size() - 1);
    for (Point point : outline) {
      rows.line(
          truncated(previous.x(), firstColumn),
          truncated(previous.y(), firstRow),
          truncated(point.x(), firstColumn),
          truncated(point.y(), firstRow));
      previous = point;
    }
    double sum = 0;
    long count = 0;
    for (int row = 0; row < rows.height(); row++) {
      int start = (firstRow + row) * width + firstColumn;
      for (int column = rows.from(row); column < rows.to(row); column++) {
        sum += values[start + column];
        count++;
      }
    }
    return count == 0 ? 0 : (float) (sum / count);
  }

  /** Coordinates have the precision of floats in the reference: less would truncate otherwise. */
  private static int truncated(double coordinate, int origin) {
    return (int) ((float) coordinate - origin);
  }

  private static int first(double least, int size) {
    return (int) Math.min(Math.max(Math.floor((float) least), 0), size - 1);
  }

  private static int last(double most, int size) {
    return (int) Math.min(Math.max(Math.ceil((float) most), 0), size - 1);
  }
}
