package dev.firstpass.families.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * One level of a detector's feature pyramid: a grid of places, row by row, top left first.
 *
 * @param stride tensor pixels from one place to the next
 * @param columns places across: the tensor's width over the stride, rounded up
 * @param rows places down
 * @param first how many places the levels before it have
 */
public record GridLevel(int stride, int columns, int rows, int first) {

  /** Returns the levels of a tensor of {@code width} x {@code height} pixels, finest first. */
  public static List<GridLevel> of(int width, int height, List<Integer> strides) {
    List<GridLevel> levels = new ArrayList<>(strides.size());
    int first = 0;
    for (int stride : strides) {
      GridLevel level =
          new GridLevel(stride, ceilDiv(width, stride), ceilDiv(height, stride), first);
      levels.add(level);
      first += level.places();
    }
    return levels;
  }

  /** Returns how many places all levels have together. */
  public static int places(int width, int height, List<Integer> strides) {
    return of(width, height, strides).stream().mapToInt(GridLevel::places).sum();
  }

  /** Returns how many places this level has. */
  public int places() {
    return columns * rows;
  }

  /** Returns the column of a place of this level. */
  public int column(int place) {
    return place % columns;
  }

  /** Returns the row of a place of this level. */
  public int row(int place) {
    return place / columns;
  }

  private static int ceilDiv(int size, int stride) {
    return (size + stride - 1) / stride;
  }
}
