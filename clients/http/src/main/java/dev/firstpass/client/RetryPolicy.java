package dev.firstpass.client;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a caller is willing to wait for a busy server.
 *
 * @param attempts how often a request is sent at most, at least 1
 * @param longestPause between two attempts; a server that asks for more is not waited for
 */
public record RetryPolicy(int attempts, Duration longestPause) {
  /** Sends every request once. */
  public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO);

  /** Sends a request up to five times and waits up to 30 seconds in between. */
  public static final RetryPolicy PATIENT = new RetryPolicy(5, Duration.ofSeconds(30));

  public RetryPolicy {
    Objects.requireNonNull(longestPause, "longestPause");
    if (attempts < 1 || longestPause.isNegative()) {
      throw new IllegalArgumentException(
          "attempts must be at least 1 and the pause not negative: "
              + attempts
              + ", "
              + longestPause);
    }
  }
}
