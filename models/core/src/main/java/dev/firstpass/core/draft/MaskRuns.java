package dev.firstpass.core.draft;

import java.util.ArrayList;
import java.util.List;

/** Makes a mask of runs of set pixels, from the first pixel to the last. Not thread-safe. */
public final class MaskRuns {
  private final int width;
  private final int height;
  private final List<Integer> lengths = new ArrayList<>();
  private long end;

  /**
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   */
  public MaskRuns(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Returns the width of the picture. */
  public int width() {
    return width;
  }

  /**
   * Adds the pixels from {@code from} to before {@code to}, counted row by row; what was added
   * before is not set twice.
   *
   * @throws IllegalArgumentException when a run begins before the one added last
   */
  public void add(long from, long to) {
    int last = lengths.size() - 1;
    if (last >= 0 && from < end - lengths.get(last)) {
      throw new IllegalArgumentException("runs must be added in order: " + from + " after " + end);
    }
    if (to <= end) {
      return;
    }
    if (last >= 0 && from <= end) {
      lengths.set(last, Math.toIntExact(lengths.get(last) + to - end));
    } else {
      lengths.add(Math.toIntExact(from - end));
      lengths.add(Math.toIntExact(to - from));
    }
    end = to;
  }

  /** Returns the mask. */
  public Mask toMask() {
    List<Integer> runs = new ArrayList<>(lengths);
    runs.add(Math.toIntExact((long) width * height - end));
    return new Mask(width, height, runs);
  }
}
