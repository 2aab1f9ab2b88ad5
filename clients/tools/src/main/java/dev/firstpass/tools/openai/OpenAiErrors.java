package dev.firstpass.tools.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Tells problems as OpenAI does: {@code {"error":{"message","type","param","code"}}}. */
final class OpenAiErrors {
  private OpenAiErrors() {}

  /**
   * Writes a problem and leaves {@code out} open.
   *
   * @return the HTTP status
   */
  static int write(DraftingException problem, OutputStream out) throws IOException {
    int status = status(problem.code());
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("message", problem.detail());
      json.writeStringField("type", status >= 500 ? "server_error" : "invalid_request_error");
      Optional<String> field = field(problem);
      if (field.isPresent()) {
        json.writeStringField("param", field.get());
      } else {
        json.writeNullField("param");
      }
      json.writeStringField("code", code(problem.code()));
      json.writeEndObject();
      json.writeEndObject();
    }
    return status;
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
          UNREADABLE_MEDIA ->
          400;
      case UNAUTHORIZED -> 401;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case INVALID_MODEL, MODEL_MISMATCH, GOLDEN_MISMATCH -> 409;
      case MEDIA_TOO_LARGE, REQUEST_TOO_LARGE -> 413;
      case INFERENCE_FAILED, MODEL_OUTPUT_MISMATCH, UNEXPECTED -> 500;
      case MEDIA_FETCH_FAILED, DOWNLOAD_FAILED -> 502;
      case QUEUE_FULL, MODEL_NOT_READY, SHUTTING_DOWN -> 503;
      case DEADLINE_EXCEEDED -> 504;
    };
  }

  /** OpenAI's own codes where it has one, else ours in its spelling. */
  private static String code(ErrorCode code) {
    if (code == ErrorCode.UNKNOWN_MODEL) {
      return "model_not_found";
    }
    return code == ErrorCode.UNAUTHORIZED ? "invalid_api_key" : code.code().replace('-', '_');
  }

  private static Optional<String> field(DraftingException problem) {
    if (problem instanceof FieldProblem named) {
      return Optional.of(named.field());
    }
    if (problem.code() == ErrorCode.UNKNOWN_MODEL) {
      return Optional.of(TranscriptionRequest.MODEL);
    }
    return problem.code() == ErrorCode.UNSUPPORTED_MEDIA
            || problem.code() == ErrorCode.UNREADABLE_MEDIA
            || problem.code() == ErrorCode.MEDIA_TOO_LARGE
        ? Optional.of(TranscriptionRequest.FILE)
        : Optional.empty();
  }
}
