package dev.firstpass.bench.floor;

/**
 * What one measurement of the floor gave.
 *
 * @param images how many were worked on
 * @param cpuNanos CPU time of the threads that did it
 * @param perSecond images per second, of all threads together
 */
public record FloorRound(long images, long cpuNanos, double perSecond) {
  /** Returns CPU milliseconds per image. */
  public double cpuMillis() {
    return cpuNanos / 1e6 / images;
  }
}
