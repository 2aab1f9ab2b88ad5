package dev.firstpass.bench.http;

import java.util.List;

/**
 * Where the figures of several rounds lie.
 *
 * @param median middle, or the mean of the two in the middle
 * @param least smallest
 * @param most largest
 */
record Spread(double median, double least, double most) {
  /** Returns the spread of at least one figure. */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1));
  }
}
