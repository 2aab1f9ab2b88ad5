package dev.firstpass.families.dbtext;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The connected parts of the pixels above a probability, of each the first and last pixel of every
 * row: all that its hull needs. Pixels that touch at a corner are connected. Confined to one call.
 */
final class MarkedParts {
  private final int width;
  private final int height;
  private final BitSet marked;
  private final int[] first;
  private final int[] last;
  private int[] pending = new int[256];

  private MarkedParts(ProbabilityMap map, float threshold) {
    width = map.width();
    height = map.height();
    marked = new BitSet(width * height);
    first = new int[height];
    last = new int[height];
    Arrays.fill(last, -1);
    for (int i = 0; i < width * height; i++) {
      if (map.values()[i] > threshold) {
        marked.set(i);
      }
    }
  }

  /** Returns the parts from the top down, as points at the indexes of pixels. */
  static List<List<Point>> of(ProbabilityMap map, float threshold) {
    MarkedParts rest = new MarkedParts(map, threshold);
    List<List<Point>> parts = new ArrayList<>();
    for (int i = rest.marked.nextSetBit(0); i >= 0; i = rest.marked.nextSetBit(i)) {
      parts.add(rest.take(i));
    }
    return parts;
  }

  /** Removes the part that holds a pixel of its topmost row. */
  private List<Point> take(int pixel) {
    int top = pixel / width;
    int bottom = top;
    int size = push(pixel, 0);
    while (size > 0) {
      int next = pending[--size];
      int x = next % width;
      int y = next / width;
      first[y] = last[y] < 0 ? x : Math.min(first[y], x);
      last[y] = Math.max(last[y], x);
      bottom = Math.max(bottom, y);
      for (int row = Math.max(y - 1, 0); row <= Math.min(y + 1, height - 1); row++) {
        int end = row * width + Math.min(x + 1, width - 1);
        int start = row * width + Math.max(x - 1, 0);
        for (int i = marked.nextSetBit(start); i >= 0 && i <= end; i = marked.nextSetBit(i + 1)) {
          size = push(i, size);
        }
      }
    }
    return outermost(top, bottom);
  }

  private int push(int pixel, int size) {
    marked.clear(pixel);
    if (size == pending.length) {
      pending = Arrays.copyOf(pending, 2 * size);
    }
    pending[size] = pixel;
    return size + 1;
  }

  private List<Point> outermost(int top, int bottom) {
    List<Point> points = new ArrayList<>();
    for (int y = top; y <= bottom; y++) {
      points.add(new Point(first[y], y));
      points.add(new Point(last[y], y));
      last[y] = -1;
    }
    return points;
  }
}
