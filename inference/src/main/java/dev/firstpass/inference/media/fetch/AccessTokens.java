package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.DraftingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes of the token that is configured for a host what the host wants to see. A personal access
 * token of Label Studio is a refresh token: it is exchanged for one that lives some minutes, which
 * is kept until then. Other tokens are sent as they are. Thread-safe.
 */
final class AccessTokens {
  /** An answer takes its time, and clocks differ. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  /** For a token that does not say when it expires. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  private final Exchange exchange;
  private final Clock clock;
  private final Map<AllowedHost, Access> kept = new ConcurrentHashMap<>();

  private record Access(String token, Instant until) {}

  /** How a refresh token becomes an access token. */
  @FunctionalInterface
  interface Exchange {
    /**
     * Asks the host for an access token.
     *
     * @throws DraftingException when the host does not exchange it
     */
    String exchange(AllowedHost host, String refresh);
  }

  /**
   * @param exchange asks the host
   * @param clock tells whether a token is still good
   */
  AccessTokens(Exchange exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  /** Returns whether a token is one that is exchanged. */
  static boolean exchanged(String token) {
    return JsonWebToken.read(token).map(JsonWebToken::refresh).orElse(false);
  }

  /**
   * Returns the value of the header {@code Authorization}.
   *
   * @param token as it is configured
   * @throws DraftingException when the host does not exchange it
   */
  String authorization(AllowedHost host, String token) {
    if (exchanged(token)) {
      return "Bearer " + access(host, token);
    }
    // Two dots mean a JSON web token, whatever is in it.
    return (token.chars().filter(c -> c == '.').count() == 2 ? "Bearer " : "Token ") + token;
  }

  private String access(AllowedHost host, String refresh) {
    return kept.compute(
            host,
            (key, access) ->
                access != null && clock.instant().isBefore(access.until())
                    ? access
                    : exchanged(key, refresh))
        .token();
  }

  private Access exchanged(AllowedHost host, String refresh) {
    String token = exchange.exchange(host, refresh);
    Instant expires =
        JsonWebToken.read(token)
            .flatMap(JsonWebToken::expires)
            .orElseGet(() -> clock.instant().plus(SHORT).plus(SLACK));
    return new Access(token, expires.minus(SLACK));
  }

  /** Forgets what a host has refused, unless it was exchanged anew meanwhile. */
  void refused(AllowedHost host, String authorization) {
    kept.computeIfPresent(
        host, (key, access) -> authorization.endsWith(" " + access.token()) ? null : access);
  }
}
