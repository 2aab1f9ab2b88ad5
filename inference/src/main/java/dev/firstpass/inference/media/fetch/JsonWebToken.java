package dev.firstpass.inference.media.fetch;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What a JSON web token says of itself (RFC 7519). Its signature is its server's business.
 *
 * @param refresh whether it is to be exchanged for another that lives shortly
 * @param expires when it is of no more use; empty when it does not say
 */
record JsonWebToken(boolean refresh, Optional<Instant> expires) {
  private static final int PARTS = 3;

  /** Reads a token; empty when it is of another kind. */
  static Optional<JsonWebToken> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try (JsonParser parser =
        PlainJson.factory().createParser(Base64.getUrlDecoder().decode(parts[1]))) {
      return PlainJson.read(parser) instanceof Map<?, ?> claims
          ? Optional.of(
              new JsonWebToken("refresh".equals(claims.get("token_type")), expires(claims)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> expires(Map<?, ?> claims) {
    return claims.get("exp") instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }
}
