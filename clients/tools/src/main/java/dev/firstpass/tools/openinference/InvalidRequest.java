package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;

/** Makes refusals of requests that cannot be read. */
final class InvalidRequest {
  private static final int LONGEST = 60;

  private InvalidRequest() {}

  static DraftingException because(String detail) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, detail);
  }

  static DraftingException because(String detail, Throwable cause) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, detail, cause);
  }

  /** Returns a caller's own text, short enough for a message. */
  static String shown(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
