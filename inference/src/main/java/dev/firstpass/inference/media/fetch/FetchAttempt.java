package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.ErrorCode;
import java.nio.ByteBuffer;

/** One try to fetch an item from one place. */
public sealed interface FetchAttempt permits FetchAttempt.Got, FetchAttempt.Missed {
  /** Returns the address that was tried; a long one shortened. */
  String address();

  /** Returns the rule that fired: {@code host https://images.example.com}. */
  String rule();

  /** Returns what came of it, what the other side answered. */
  String outcome();

  /**
   * The item was there.
   *
   * @param content its bytes
   */
  record Got(String address, String rule, String outcome, ByteBuffer content)
      implements FetchAttempt {}

  /**
   * The item was not there, or the place is not allowed.
   *
   * @param code {@code url-not-allowed}, {@code media-fetch-failed} or another that says why
   */
  record Missed(String address, String rule, ErrorCode code, String outcome)
      implements FetchAttempt {}
}
