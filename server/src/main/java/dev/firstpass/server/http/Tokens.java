package dev.firstpass.server.http;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Checks the bearer token of a request. */
final class Tokens {
  private static final String SCHEME = "Bearer ";

  private Tokens() {}

  /** Refuses a request without the token, unless none is set or it asks for health. */
  static void check(Optional<String> token, Context context) {
    if (token.isEmpty() || context.path().startsWith("/health/")) {
      return;
    }
    String given = Optional.ofNullable(context.header("Authorization")).orElse("");
    byte[] expected = (SCHEME + token.get()).getBytes(StandardCharsets.UTF_8);
    // Takes as long for a wrong token as for a right one.
    if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
      context.header("WWW-Authenticate", SCHEME.strip());
      throw new UnauthorizedResponse();
    }
  }
}
