package dev.firstpass.core.error;

import java.util.Locale;

/**
 * Everything that can go wrong in a way that somebody outside can act on. Each code has a stable
 * kebab-case name, a page {@code docs/errors/<name>.md} and a {@link Kind} that decides who can
 * mend it.
 */
public enum ErrorCode {
  INVALID_REQUEST(Kind.CALLER, "The request cannot be read"),
  INVALID_PARAMETER(Kind.CALLER, "A parameter has a value out of its range"),
  UNKNOWN_PARAMETER(Kind.CALLER, "A parameter is not known"),
  UNKNOWN_MODEL(Kind.CALLER, "No such model"),
  UNKNOWN_FORMAT(Kind.CALLER, "No such label file format"),
  UNAUTHORIZED(Kind.CALLER, "The request carries no valid token"),
  NOT_FOUND(Kind.CALLER, "Nothing is served at this path"),
  METHOD_NOT_ALLOWED(Kind.CALLER, "The path exists, but not with this method"),
  UNSUPPORTED_MEDIA(Kind.CALLER, "The bytes are of a kind that is not supported"),
  UNREADABLE_MEDIA(Kind.CALLER, "The bytes are damaged"),
  MEDIA_TOO_LARGE(Kind.CALLER, "The picture or recording is larger than the limit"),
  REQUEST_TOO_LARGE(Kind.CALLER, "The request body is larger than the limit"),
  TOO_MANY_ITEMS(Kind.CALLER, "The request holds more items than the limit"),
  URL_NOT_ALLOWED(Kind.CALLER, "Fetching this URL is not allowed"),
  INVALID_MODEL(Kind.CALLER, "The model cannot be used as it is"),
  MODEL_MISMATCH(Kind.CALLER, "The model's graph contradicts its spec"),
  GOLDEN_MISMATCH(Kind.CALLER, "The model does not reproduce its golden items"),
  QUEUE_FULL(Kind.CAPACITY, "More work is waiting than the server takes on"),
  DEADLINE_EXCEEDED(Kind.CAPACITY, "The answer was not ready in time"),
  MODEL_NOT_READY(Kind.CAPACITY, "The model is not ready"),
  SHUTTING_DOWN(Kind.CAPACITY, "The server is stopping"),
  MEDIA_FETCH_FAILED(Kind.UPSTREAM, "The item could not be fetched"),
  DOWNLOAD_FAILED(Kind.UPSTREAM, "A file of a model could not be brought"),
  INFERENCE_FAILED(Kind.INTERNAL, "The model failed while running"),
  MODEL_OUTPUT_MISMATCH(Kind.INTERNAL, "The model's output is not what its family expects"),
  UNEXPECTED(Kind.INTERNAL, "Something unexpected happened");

  /** Who can mend an error; decides retry and log level. */
  public enum Kind {
    /** The caller sent something that cannot be served; the same request fails again. */
    CALLER,
    /** There is too much to do right now; the same request may succeed later. */
    CAPACITY,
    /** Somebody that we depend on failed. */
    UPSTREAM,
    /** We failed; nothing internal is shown outside. */
    INTERNAL
  }

  private final Kind kind;
  private final String title;
  private final String code;

  ErrorCode(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the stable kebab-case name: {@code unknown-model}. */
  public String code() {
    return code;
  }

  /** Returns who can mend it. */
  public Kind kind() {
    return kind;
  }

  /** Returns one line that names the problem for people. */
  public String title() {
    return title;
  }
}
