package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A set of pixels that is being made or examined; a finished one is a {@link Mask}. Not
 * thread-safe.
 */
public final class Bitmap {
  private final int width;
  private final int height;
  private final BitSet pixels = new BitSet();

  /**
   * Makes an empty set; throws {@link IllegalArgumentException} unless both sides are positive and
   * there are fewer than 2<sup>31</sup> pixels.
   */
  public Bitmap(int width, int height) {
    if (width <= 0 || height <= 0 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not the size of a bitmap: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
  }

  /** Returns the pixels of a mask. */
  public static Bitmap of(Mask mask) {
    Bitmap bitmap = new Bitmap(mask.width(), mask.height());
    bitmap.fill(mask, 0, 0);
    return bitmap;
  }

  /**
   * Returns the pixels of a mask inside its enclosing box, which must not be empty; the bitmap has
   * that box's size.
   */
  static Bitmap cropped(Mask mask, Box box) {
    Bitmap bitmap = new Bitmap((int) box.width(), (int) box.height());
    bitmap.fill(mask, (int) box.xMin(), (int) box.yMin());
    return bitmap;
  }

  /** Returns how many columns there are. */
  public int width() {
    return width;
  }

  /** Returns how many rows there are. */
  public int height() {
    return height;
  }

  /** Returns whether a pixel is set; none outside the bitmap is. */
  public boolean isSet(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && pixels.get(y * width + x);
  }

  /** Returns whether no pixel is set. */
  public boolean isEmpty() {
    return pixels.isEmpty();
  }

  /** Returns how many pixels are set. */
  public int area() {
    return pixels.cardinality();
  }

  /** Sets the pixels {@code from} to {@code to - 1} of a row; all must lie inside. */
  public void setRow(int y, int from, int to) {
    if (y < 0 || y >= height || from < 0 || to > width) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of row " + y);
    }
    pixels.set(y * width + from, y * width + Math.max(from, to));
  }

  /** Clears all pixels. */
  public void clear() {
    pixels.clear();
  }

  /** Clears a pixel inside the bitmap. */
  public void clear(int x, int y) {
    pixels.clear(y * width + x);
  }

  /**
   * Returns the first set pixel of a row from {@code x} on, or the width when there is none; with
   * {@link #rowClear} it walks over a row's runs.
   */
  public int rowSet(int y, int x) {
    int next = pixels.nextSetBit(y * width + x);
    return next < 0 ? width : Math.min(next - y * width, width);
  }

  /** Returns the first pixel of a row from {@code x} on that is not set, or the width. */
  public int rowClear(int y, int x) {
    return Math.min(pixels.nextClearBit(y * width + x) - y * width, width);
  }

  /** Returns the set as a mask of a picture of the same size. */
  public Mask toMask() {
    List<Integer> runs = new ArrayList<>();
    int total = width * height;
    int position = 0;
    while (position < total) {
      int set = pixels.nextSetBit(position);
      int from = set < 0 ? total : set;
      runs.add(from - position);
      position = from;
      if (from < total) {
        int clear = Math.min(pixels.nextClearBit(from), total);
        runs.add(clear - from);
        position = clear;
      }
    }
    return new Mask(width, height, runs);
  }

  /** Returns the index of the next set pixel in row-major order, or -1. */
  int nextSet(int index) {
    return pixels.nextSetBit(index);
  }

  /** Returns the column where the run of set pixels that holds (x, y) begins. */
  int runStart(int x, int y) {
    return Math.max(pixels.previousClearBit(y * width + x) + 1 - y * width, 0);
  }

  private void fill(Mask mask, int left, int top) {
    long position = 0;
    for (int i = 0; i < mask.runs().size(); i++) {
      long end = position + mask.runs().get(i);
      if (i % 2 == 1) {
        fill(position, end, mask.width(), left, top);
      }
      position = end;
    }
  }

  /** Sets a run that may wrap over several rows. */
  private void fill(long from, long to, int rowLength, int left, int top) {
    long position = from;
    while (position < to) {
      int y = (int) (position / rowLength);
      int x = (int) (position % rowLength);
      int length = (int) Math.min(rowLength - x, to - position);
      setRow(y - top, x - left, x - left + length);
      position += length;
    }
  }
}
