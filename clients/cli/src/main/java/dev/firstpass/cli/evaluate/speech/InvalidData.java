package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;

/** The refusal of a data set that is damaged or in no known form. */
final class InvalidData {
  private InvalidData() {}

  static DraftingException because(String message) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message);
  }

  static DraftingException because(String message, Throwable cause) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message, cause);
  }
}
