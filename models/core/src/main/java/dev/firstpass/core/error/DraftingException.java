package dev.firstpass.core.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception for problems that somebody outside can act on. Its message says what is wrong,
 * the value, the limit and the remedy, lists the names that exist, and is safe to show: no paths,
 * no stack.
 */
public class DraftingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * @param code what kind of problem it is
   * @param message what, value, limit and remedy, for the caller to read
   */
  public DraftingException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * @param code what kind of problem it is
   * @param message what, value, limit and remedy, for the caller to read
   * @param cause what failed below, for the log only
   */
  public DraftingException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Returns what kind of problem it is. */
  public ErrorCode code() {
    return code;
  }

  /** Returns the message, never null. */
  public String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
