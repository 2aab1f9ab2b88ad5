package dev.firstpass.core.model;

import java.time.Duration;
import java.util.Objects;

/**
 * How pictures share runs of a graph.
 *
 * @param max the most pictures in one run, in [1, {@value #MOST}]; 1 means that each runs alone
 * @param delay how long the first picture of a run waits for others at most
 */
public record BatchPolicy(int max, Duration delay) {
  /** The most pictures that a run can hold. */
  public static final int MOST = 256;

  /** The longest wait that makes sense for one picture. */
  public static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  /** Each picture runs alone. */
  public static final BatchPolicy SINGLE = new BatchPolicy(1, Duration.ZERO);

  public BatchPolicy {
    Objects.requireNonNull(delay, "delay");
    if (max < 1 || max > MOST) {
      throw new IllegalArgumentException("batch max must be in [1, " + MOST + "], not " + max);
    }
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(
          "batch delay-ms must be in [0, "
              + LONGEST_DELAY.toMillis()
              + "], not "
              + delay.toMillis());
    }
  }
}
