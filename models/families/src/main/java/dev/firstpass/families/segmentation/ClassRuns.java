package dev.firstpass.families.segmentation;

import java.util.Arrays;

/**
 * Runs of pixels of one class in rows, from the top down, and which of them hang together by the
 * edges of their pixels (union-find; Rosenfeld and Pfaltz 1966). Confined to one thread.
 */
final class ClassRuns {
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] classes = new int[256];
  private int[] parents = new int[256];
  private double[] sums = new double[256];
  private int size;
  private int firstOfRow;
  private int firstOfRowAbove;

  /** Begins the next row. */
  void nextRow() {
    firstOfRowAbove = firstOfRow;
    firstOfRow = size;
  }

  /**
   * Adds a run to the row, right of those before.
   *
   * @param start its first column
   * @param end the column after its last
   * @param classId of its pixels
   * @param probabilities their sum
   */
  void add(int start, int end, int classId, double probabilities) {
    if (size == from.length) {
      grow();
    }
    from[size] = start;
    to[size] = end;
    classes[size] = classId;
    parents[size] = size;
    sums[size] = probabilities;
    size++;
  }

  /** Joins the runs of the row that is complete with those of the row above that touch them. */
  void joinRows() {
    int above = firstOfRowAbove;
    int below = firstOfRow;
    while (above < firstOfRow && below < size) {
      boolean touch = from[above] < to[below] && from[below] < to[above];
      if (touch && classes[above] == classes[below]) {
        join(above, below);
      }
      if (to[above] < to[below]) {
        above++;
      } else {
        below++;
      }
    }
  }

  int size() {
    return size;
  }

  int from(int run) {
    return from[run];
  }

  int to(int run) {
    return to[run];
  }

  int classId(int run) {
    return classes[run];
  }

  /** Returns the sum of the probabilities of a run's pixels. */
  double probabilities(int run) {
    return sums[run];
  }

  /** Returns the first run of the part that a run belongs to. */
  int part(int run) {
    int root = run;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void join(int a, int b) {
    int one = part(a);
    int other = part(b);
    parents[Math.max(one, other)] = Math.min(one, other);
  }

  private void grow() {
    int capacity = 2 * size;
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    classes = Arrays.copyOf(classes, capacity);
    parents = Arrays.copyOf(parents, capacity);
    sums = Arrays.copyOf(sums, capacity);
  }
}
