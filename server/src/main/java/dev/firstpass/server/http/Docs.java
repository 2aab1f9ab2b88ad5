package dev.firstpass.server.http;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.server.ProjectVersion;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The description of the API, for machines and for people, and the pages of the error codes. */
final class Docs {
  private Docs() {}

  static void openApi(Context context) throws IOException {
    String text = resource("openapi.json").orElseThrow();
    context
        .contentType("application/json")
        .result(text.replace("@version@", ProjectVersion.firstpass()));
  }

  static void page(Context context) throws IOException {
    context.contentType("text/html; charset=utf-8").result(resource("docs.html").orElseThrow());
  }

  /** The page that a problem's {@code type} points to. */
  static void error(Context context) throws IOException {
    String wanted = context.pathParam("code");
    ErrorCode code =
        Arrays.stream(ErrorCode.values())
            .filter(known -> known.code().equals(wanted))
            .findFirst()
            .orElseThrow(
                () -> new DraftingException(ErrorCode.NOT_FOUND, "there is no such error code"));
    context
        .contentType("text/markdown; charset=utf-8")
        .result(resource("errors/" + code.code() + ".md").orElseThrow());
  }

  private static Optional<String> resource(String name) throws IOException {
    try (InputStream in = Docs.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
