package dev.firstpass.server.http;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.server.ServerConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Says what the web server's own refusals mean in our words. */
final class Refusals {
  private Refusals() {}

  static DraftingException of(Exception problem, Context context, ServerConfig config) {
    if (problem instanceof HttpResponseException refusal) {
      return of(refusal, context);
    }
    String reasons = reasons(problem);
    if (reasons.contains("too large")
        || reasons.contains("too many")
        || reasons.contains("exceed")) {
      return new DraftingException(
          ErrorCode.REQUEST_TOO_LARGE,
          "the request body is larger than the limit of "
              + config.maxBodyBytes()
              + " bytes (--max-body)",
          problem);
    }
    if (isCallersFault(problem)) {
      return new DraftingException(
          ErrorCode.INVALID_REQUEST, "the request body could not be read to its end", problem);
    }
    return new DraftingException(
        ErrorCode.UNEXPECTED, "an unexpected error; the server's log has it", problem);
  }

  private static DraftingException of(HttpResponseException refusal, Context context) {
    return switch (refusal.getStatus()) {
      case 401 ->
          new DraftingException(
              ErrorCode.UNAUTHORIZED, "send the server's token as 'Authorization: Bearer …'");
      case 404 ->
          new DraftingException(
              ErrorCode.NOT_FOUND,
              "nothing is served at " + context.path() + "; the API is described at /docs");
      case 405 ->
          new DraftingException(
              ErrorCode.METHOD_NOT_ALLOWED,
              context.method() + " is not possible at " + context.path() + "; see /docs");
      default ->
          new DraftingException(
              ErrorCode.INVALID_REQUEST, String.valueOf(refusal.getMessage()), refusal);
    };
  }

  /** A connection that broke, a body that is not what its content type says. */
  private static boolean isCallersFault(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException
          || cause instanceof TimeoutException
          || cause instanceof BadRequestResponse
          || cause instanceof IOException
          || cause.getClass().getName().startsWith("org.eclipse.jetty.http.BadMessageException")) {
        return true;
      }
    }
    return false;
  }

  private static String reasons(Throwable problem) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      reasons.append(cause.getMessage()).append('\n');
    }
    return reasons.toString().toLowerCase(Locale.ROOT);
  }
}
