package dev.firstpass.families.sam;

import java.util.ArrayList;
import java.util.List;

/**
 * What shows one object: points, and perhaps a box.
 *
 * @param points in the order in which the decoder gets them, in source pixels
 */
record Prompt(List<Mark> points) {
  /** What a point says. */
  static final int NO_POINT = -1;

  static final int ELSEWHERE = 0;
  static final int OBJECT = 1;
  private static final int FIRST_CORNER = 2;
  private static final int LAST_CORNER = 3;

  /**
   * A point.
   *
   * @param x source pixels
   * @param y source pixels
   * @param means one of the decoder's labels
   */
  record Mark(double x, double y, int means) {}

  Prompt {
    points = List.copyOf(points);
  }

  /** Returns a prompt of points alone. */
  static Prompt ofPoints(List<Mark> points) {
    List<Mark> all = new ArrayList<>(points);
    all.add(new Mark(0, 0, NO_POINT));
    return new Prompt(all);
  }

  /** Returns a prompt of a box and the points that go with it. */
  static Prompt ofBox(List<Double> box, List<Mark> points) {
    List<Mark> all = new ArrayList<>(points);
    all.add(new Mark(box.get(0), box.get(1), FIRST_CORNER));
    all.add(new Mark(box.get(2), box.get(3), LAST_CORNER));
    return new Prompt(all);
  }
}
