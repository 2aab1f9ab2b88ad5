package dev.firstpass.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import dev.firstpass.core.json.PlainJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The one place that turns a problem into HTTP: RFC 9457 {@code application/problem+json}. */
public final class Problems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  /** Returns the HTTP status of a code. */
  public static int status(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST, INVALID_PARAMETER, UNKNOWN_PARAMETER, URL_NOT_ALLOWED -> 400;
      case UNAUTHORIZED -> 401;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case UNKNOWN_FORMAT -> 406;
      case INVALID_MODEL, MODEL_MISMATCH, GOLDEN_MISMATCH -> 409;
      case MEDIA_TOO_LARGE, REQUEST_TOO_LARGE, TOO_MANY_ITEMS -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case UNREADABLE_MEDIA -> 422;
      case INFERENCE_FAILED, MODEL_OUTPUT_MISMATCH, UNEXPECTED -> 500;
      case MEDIA_FETCH_FAILED, DOWNLOAD_FAILED -> 502;
      case QUEUE_FULL, MODEL_NOT_READY, SHUTTING_DOWN -> 503;
      case DEADLINE_EXCEEDED -> 504;
    };
  }

  /** Says when to try again, where a retry can succeed. */
  static void retryAfter(Context context, DraftingException problem) {
    if (problem instanceof OverloadedException overloaded) {
      context.header(
          "Retry-After", String.valueOf(Math.max(1, overloaded.retryAfter().toSeconds())));
    } else if (problem.code().kind() == ErrorCode.Kind.CAPACITY) {
      context.header("Retry-After", "1");
    }
  }

  /** Answers with a problem. */
  static void answer(Context context, DraftingException problem) {
    answer(context, problem.code(), problem.detail());
  }

  /** Answers with a problem. */
  static void answer(Context context, ErrorCode code, String detail) {
    context.status(status(code)).contentType(MEDIA_TYPE).result(body(code, detail));
  }

  private static String body(ErrorCode code, String detail) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "/docs/errors/" + code.code());
      json.writeStringField("title", code.title());
      json.writeNumberField("status", status(code));
      json.writeStringField("detail", detail);
      json.writeStringField("code", code.code());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
