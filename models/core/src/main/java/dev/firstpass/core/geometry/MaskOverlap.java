package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Mask;

/** How much two masks of the same picture have in common. */
public final class MaskOverlap {
  private MaskOverlap() {}

  /**
   * Returns intersection over union in [0, 1]; 0 when both are empty. Takes time in proportion to
   * the runs, not to the pixels.
   *
   * @throws IllegalArgumentException when the masks are not of the same size
   */
  public static double iou(Mask a, Mask b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException(
          "masks of different pictures: "
              + a.width()
              + "x"
              + a.height()
              + " and "
              + b.width()
              + "x"
              + b.height());
    }
    long both = intersection(a, b);
    long either = area(a) + area(b) - both;
    return either == 0 ? 0 : (double) both / either;
  }

  /** Returns how many pixels are set. */
  public static long area(Mask mask) {
    long area = 0;
    for (int i = 1; i < mask.runs().size(); i += 2) {
      area += mask.runs().get(i);
    }
    return area;
  }

  /** Returns how many pixels are set inside a rectangle of whole pixels. */
  public static long area(Mask mask, int left, int top, int right, int bottom) {
    long area = 0;
    long position = 0;
    for (int i = 0; i < mask.runs().size(); i++) {
      long end = position + mask.runs().get(i);
      if (i % 2 == 1) {
        area += inside(position, end, mask.width(), left, top, right, bottom);
      }
      position = end;
    }
    return area;
  }

  /** How much of a run, which may wrap over rows, lies inside a rectangle. */
  private static long inside(
      long from, long to, int width, int left, int top, int right, int bottom) {
    long area = 0;
    long firstRow = Math.max(from / width, top);
    long lastRow = Math.min((to - 1) / width, bottom - 1);
    for (long row = firstRow; row <= lastRow; row++) {
      long start = Math.max(from - row * width, left);
      long end = Math.min(to - row * width, right);
      area += Math.max(0, end - start);
    }
    return area;
  }

  /** Returns how many pixels are set in both of two masks of the same size. */
  public static long intersection(Mask a, Mask b) {
    int i = 0;
    int j = 0;
    long position = 0;
    long endOfA = 0;
    long endOfB = 0;
    long both = 0;
    while (i < a.runs().size() && j < b.runs().size()) {
      long nextOfA = endOfA + a.runs().get(i);
      long nextOfB = endOfB + b.runs().get(j);
      long next = Math.min(nextOfA, nextOfB);
      if (i % 2 == 1 && j % 2 == 1) {
        both += next - position;
      }
      position = next;
      if (nextOfA == next) {
        endOfA = nextOfA;
        i++;
      }
      if (nextOfB == next) {
        endOfB = nextOfB;
        j++;
      }
    }
    return both;
  }
}
