package dev.firstpass.tools.roboflow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.OutputStream;

/** Tells problems as Roboflow's server does: a status and {@code {"message"}}, and our code. */
final class RoboflowErrors {
  private RoboflowErrors() {}

  /**
   * Writes a problem and leaves {@code out} open.
   *
   * @return the HTTP status
   */
  static int write(DraftingException problem, OutputStream out) throws IOException {
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("message", message(problem));
      json.writeStringField("code", problem.code().code());
      json.writeEndObject();
    }
    return status(problem.code());
  }

  private static String message(DraftingException problem) {
    return problem.code() == ErrorCode.UNAUTHORIZED
        ? "send the server's token as api_key, in the query or the body, or as 'Authorization:"
            + " Bearer …'"
        : problem.detail();
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST,
          INVALID_PARAMETER,
          UNKNOWN_PARAMETER,
          UNKNOWN_FORMAT,
          URL_NOT_ALLOWED,
          TOO_MANY_ITEMS,
          UNSUPPORTED_MEDIA,
          UNREADABLE_MEDIA,
          MEDIA_FETCH_FAILED,
          DOWNLOAD_FAILED ->
          400;
      case UNAUTHORIZED -> 401;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case INVALID_MODEL, MODEL_MISMATCH, GOLDEN_MISMATCH -> 409;
      case MEDIA_TOO_LARGE, REQUEST_TOO_LARGE -> 413;
      case INFERENCE_FAILED, MODEL_OUTPUT_MISMATCH, UNEXPECTED -> 500;
      case QUEUE_FULL, MODEL_NOT_READY, SHUTTING_DOWN -> 503;
      case DEADLINE_EXCEEDED -> 504;
    };
  }
}
