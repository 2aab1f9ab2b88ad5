package dev.firstpass.server.http;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks the token of a request: as a bearer, or as the password of a client that has only that.
 */
final class Tokens {
  private static final String SCHEME = "Bearer ";
  private static final String BASIC = "Basic ";

  private Tokens() {}

  /** Refuses a request without the token, unless none is set or it asks for health. */
  static void check(Optional<String> token, Context context) {
    if (token.isEmpty() || context.path().startsWith("/health/")) {
      return;
    }
    if (!carried(token.get(), context)) {
      refuse(context);
    }
  }

  /** Refuses a request. */
  static void refuse(Context context) {
    context.header("WWW-Authenticate", "Bearer, Basic realm=\"firstpass\"");
    throw new UnauthorizedResponse();
  }

  /** Returns whether the token is where every client may put it. */
  static boolean carried(String token, Context context) {
    String given = Optional.ofNullable(context.header("Authorization")).orElse("");
    return same(
        token, given.startsWith(SCHEME) ? given.substring(SCHEME.length()) : password(given));
  }

  /** Compares in a time that is the same for a wrong token as for a right one. */
  static boolean same(String token, String given) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The password of HTTP Basic, whoever the user; empty for anything else. */
  private static String password(String authorization) {
    if (!authorization.startsWith(BASIC)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
