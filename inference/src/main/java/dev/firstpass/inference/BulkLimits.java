package dev.firstpass.inference;

import java.time.Duration;

/**
 * How much a {@link BulkDrafter} takes on.
 *
 * @param lanes how many items are fetched or drafted at once, of all requests
 * @param maxAtOnce requests of at most so many items, whose bytes are all there, are taken as a
 *     whole or refused, without lanes, unless they are a tool's
 * @param maxRequests how many requests are worked on at once
 * @param maxLeft how many items that nobody waits for any more may be waiting
 * @param leftAtOnce how many of those are worked on at once
 * @param linger how long work for a tool goes on after the time of its request is over
 * @param rememberBytes how much is remembered of what was drafted for tools; 0 for nothing
 */
public record BulkLimits(
    int lanes,
    int maxAtOnce,
    int maxRequests,
    int maxLeft,
    int leftAtOnce,
    Duration linger,
    long rememberBytes) {
  public BulkLimits {
    if (lanes < 1
        || maxRequests < 1
        || maxLeft < 0
        || leftAtOnce < 1
        || linger.isNegative()
        || rememberBytes < 0) {
      throw new IllegalArgumentException(
          "there must be lanes, also for what is left, and requests; the rest not negative: "
              + lanes
              + ", "
              + maxRequests
              + ", "
              + maxLeft
              + ", "
              + leftAtOnce
              + ", "
              + linger
              + ", "
              + rememberBytes);
    }
  }
}
