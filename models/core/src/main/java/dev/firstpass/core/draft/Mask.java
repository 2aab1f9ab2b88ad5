package dev.firstpass.core.draft;

import java.util.List;

/**
 * A set of pixels of the source image as run lengths.
 *
 * @param width of the image, pixels
 * @param height of the image, pixels
 * @param runs lengths of alternating runs of 0 and 1 in row-major order, the first of zeros (it may
 *     be 0); they add up to {@code width * height}
 */
public record Mask(int width, int height, List<Integer> runs) implements Shape {
  public Mask {
    runs = List.copyOf(runs);
    long total = 0;
    for (int run : runs) {
      if (run < 0) {
        throw new IllegalArgumentException("a run must not be negative: " + run);
      }
      total += run;
    }
    if (width <= 0 || height <= 0 || total != (long) width * height) {
      throw new IllegalArgumentException(
          "runs add up to " + total + ", not to " + width + "x" + height + " pixels");
    }
  }

  /** Returns the box around the set pixels; the empty box at the origin when none is set. */
  @Override
  public Box enclosingBox() {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    long position = 0;
    for (int i = 0; i < runs.size(); i++) {
      int run = runs.get(i);
      if (i % 2 == 1 && run > 0) {
        long last = position + run - 1;
        int firstRow = (int) (position / width);
        int lastRow = (int) (last / width);
        boolean wraps = lastRow > firstRow;
        top = Math.min(top, firstRow);
        bottom = Math.max(bottom, lastRow + 1);
        left = Math.min(left, wraps ? 0 : (int) (position % width));
        right = Math.max(right, wraps ? width : (int) (last % width) + 1);
      }
      position += run;
    }
    return right == 0 ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
  }

  @Override
  public Mask within(int left, int top, int pictureWidth, int pictureHeight) {
    MaskRuns placed = new MaskRuns(pictureWidth, pictureHeight);
    long position = 0;
    for (int i = 0; i < runs.size(); i++) {
      long end = position + runs.get(i);
      if (i % 2 == 1) {
        place(position, end, left, top, placed);
      }
      position = end;
    }
    return placed.toMask();
  }

  /** Places a run that may wrap over several rows. */
  private void place(long from, long to, int left, int top, MaskRuns placed) {
    long position = from;
    while (position < to) {
      long x = position % width;
      long length = Math.min(width - x, to - position);
      long start = (top + position / width) * placed.width() + left + x;
      placed.add(start, start + length);
      position += length;
    }
  }
}
