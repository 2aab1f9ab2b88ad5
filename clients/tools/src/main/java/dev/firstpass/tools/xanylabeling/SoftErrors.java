package dev.firstpass.tools.xanylabeling;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Tells problems so that nothing of the annotator's is lost. The client takes any other status than
 * 200 for an answer without shapes, and without {@code replace} it may replace everything by them;
 * so a failed prediction has status 200, whatever failed, and replaces nothing. Other paths carry
 * no shapes: the client would take them for models.
 */
final class SoftErrors {
  private static final int OK = 200;

  private SoftErrors() {}

  /**
   * Writes why something else than a prediction failed, and leaves {@code out} open.
   *
   * @return the HTTP status
   */
  static int write(DraftingException problem, OutputStream out) throws IOException {
    return write(problem, false, out);
  }

  /**
   * Writes why a prediction failed, and leaves {@code out} open.
   *
   * @return the HTTP status
   */
  static int writeOfPrediction(DraftingException problem, OutputStream out) throws IOException {
    return write(problem, true, out);
  }

  private static int write(DraftingException problem, boolean prediction, OutputStream out)
      throws IOException {
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeBooleanField("success", false);
      json.writeObjectFieldStart("error");
      json.writeStringField("code", code(problem.code()));
      json.writeStringField("message", message(problem));
      json.writeNullField("details");
      json.writeEndObject();
      json.writeObjectFieldStart("data");
      if (prediction) {
        json.writeArrayFieldStart("shapes");
        json.writeEndArray();
        json.writeStringField("description", "");
        json.writeBooleanField("replace", false);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return prediction ? OK : status(problem.code());
  }

  private static String message(DraftingException problem) {
    return problem.code() == ErrorCode.UNAUTHORIZED
        ? "the API key is not the server's token"
        : problem.detail();
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case UNAUTHORIZED -> 401;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      default -> OK;
    };
  }

  /** The reference's own codes where it has one, else ours in its spelling. */
  private static String code(ErrorCode code) {
    return switch (code) {
      case UNKNOWN_MODEL -> "MODEL_NOT_FOUND";
      case UNSUPPORTED_MEDIA, UNREADABLE_MEDIA, MEDIA_TOO_LARGE -> "INVALID_IMAGE";
      default ->
          code.kind() == ErrorCode.Kind.INTERNAL
              ? "INFERENCE_ERROR"
              : code.code().replace('-', '_').toUpperCase(Locale.ROOT);
    };
  }
}
