package dev.firstpass.families.dbtext;

import java.util.Arrays;

/**
 * The pixels of a convex figure whose outline is drawn line by line: of each row all from the first
 * to the last that a line touches. Lines are those of OpenCV (8-connected, Bresenham 1965), drawn
 * from left to right; a line that reaches beyond the figure's frame is drawn whole here and cut
 * first there, which may move it by a pixel. Not thread-safe.
 */
final class PaintedRows {
  private final int width;
  private final int[] from;
  private final int[] to;

  PaintedRows(int width, int height) {
    this.width = width;
    from = new int[height];
    to = new int[height];
    Arrays.fill(from, Integer.MAX_VALUE);
  }

  /** Returns how many rows there are. */
  int height() {
    return from.length;
  }

  /** Returns the first painted column of a row. */
  int from(int row) {
    return Math.max(from[row], 0);
  }

  /** Returns the column after the last painted one of a row. */
  int to(int row) {
    return Math.min(to[row], width);
  }

  /** Draws a line between two pixels, which may lie outside. */
  void line(int x0, int y0, int x1, int y1) {
    if (x1 < x0) {
      line(x1, y1, x0, y0);
      return;
    }
    int width = x1 - x0;
    int height = Math.abs(y1 - y0);
    int down = Integer.signum(y1 - y0);
    boolean steep = height > width;
    int steps = Math.max(width, height);
    int rise = 2 * Math.min(width, height);
    int error = steps - rise;
    int x = x0;
    int y = y0;
    for (int i = 0; i <= steps; i++) {
      touch(x, y);
      boolean aside = error < 0;
      error += aside ? 2 * steps - rise : -rise;
      x += !steep || aside ? 1 : 0;
      y += steep || aside ? down : 0;
    }
  }

  private void touch(int x, int y) {
    if (y >= 0 && y < from.length) {
      from[y] = Math.min(from[y], x);
      to[y] = Math.max(to[y], x + 1);
    }
  }
}
