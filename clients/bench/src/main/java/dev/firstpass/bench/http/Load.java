package dev.firstpass.bench.http;

import org.HdrHistogram.Histogram;

/**
 * What the clients saw.
 *
 * @param latencies of all requests, nanoseconds
 * @param seconds from the first request to the last answer
 * @param clientCpuNanos CPU time of the clients themselves
 */
record Load(Histogram latencies, double seconds, long clientCpuNanos) {
  /** Significant digits of latencies. */
  static final int DIGITS = 3;

  long requests() {
    return latencies.getTotalCount();
  }

  /** Returns both together; the time is the longer one's. */
  Load plus(Load other) {
    Histogram both = latencies.copy();
    both.add(other.latencies);
    return new Load(both, Math.max(seconds, other.seconds), clientCpuNanos + other.clientCpuNanos);
  }
}
