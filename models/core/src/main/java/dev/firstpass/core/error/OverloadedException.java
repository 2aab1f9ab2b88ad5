package dev.firstpass.core.error;

import java.time.Duration;
import java.util.Objects;

/** Refusal for lack of capacity, with an estimate of when a retry can succeed. */
public final class OverloadedException extends DraftingException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param code a code of kind {@link ErrorCode.Kind#CAPACITY}
   * @param message what is full, how much waits and what to do
   * @param retryAfter when the work that waits now will probably be done
   */
  public OverloadedException(ErrorCode code, String message, Duration retryAfter) {
    super(code, message);
    if (code.kind() != ErrorCode.Kind.CAPACITY) {
      throw new IllegalArgumentException("not a capacity code: " + code);
    }
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** Returns when a retry can succeed. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
