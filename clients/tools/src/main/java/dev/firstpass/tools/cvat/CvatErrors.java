package dev.firstpass.tools.cvat;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problems as Nuclio's dashboard does. CVAT shows the status and throws the body away. */
final class CvatErrors {
  private CvatErrors() {}

  /** Writes a problem and returns its HTTP status. */
  static int write(DraftingException problem, OutputStream out) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", problem.detail());
    body.put("code", problem.code().code());
    out.write(Json.text(body).getBytes(StandardCharsets.UTF_8));
    return status(problem.code());
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case UNAUTHORIZED -> 401;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case MEDIA_TOO_LARGE, REQUEST_TOO_LARGE, TOO_MANY_ITEMS -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case UNREADABLE_MEDIA -> 422;
      case DEADLINE_EXCEEDED -> 504;
      default ->
          switch (code.kind()) {
            case CALLER -> 400;
            case CAPACITY -> 503;
            case UPSTREAM -> 502;
            case INTERNAL -> 500;
          };
    };
  }
}
