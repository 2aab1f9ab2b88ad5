package dev.firstpass.server;

import dev.firstpass.inference.media.fetch.FetchConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server listens and what it takes on.
 *
 * @param host address to listen on
 * @param port to listen on; 0 takes a free one
 * @param token when present, every request but health checks must carry it as a bearer token
 * @param maxBodyBytes largest request body
 * @param maxBytesInFlight total of the bodies that are read or worked on at once
 * @param maxItems most items in one request
 * @param patience how long one request may take
 * @param drain how long work in flight may take to end when the server stops
 * @param fetch what may be fetched
 * @param linger how long work for a tool goes on after the time of its request is over
 * @param rememberBytes how much is remembered of what was drafted for tools; 0 for nothing
 */
public record ServerConfig(
    String host,
    int port,
    Optional<String> token,
    long maxBodyBytes,
    long maxBytesInFlight,
    int maxItems,
    Duration patience,
    Duration drain,
    FetchConfig fetch,
    Duration linger,
    long rememberBytes) {
  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final long MEBIBYTE = 1 << 20;
  private static final Duration LINGER = Duration.ofMinutes(10);

  /** Drafts of some thirty thousand pictures with ten boxes each. */
  private static final long REMEMBERED = 64 * MEBIBYTE;

  public ServerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be in [0, 65535]: " + port);
    }
    if (maxBodyBytes < 1 || maxBytesInFlight < maxBodyBytes || maxItems < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, bytes in flight at least one body: "
              + maxBodyBytes
              + ", "
              + maxBytesInFlight
              + ", "
              + maxItems);
    }
  }

  /** Makes a configuration with the defaults of work for tools. */
  public ServerConfig(
      String host,
      int port,
      Optional<String> token,
      long maxBodyBytes,
      long maxBytesInFlight,
      int maxItems,
      Duration patience,
      Duration drain,
      FetchConfig fetch) {
    this(
        host,
        port,
        token,
        maxBodyBytes,
        maxBytesInFlight,
        maxItems,
        patience,
        drain,
        fetch,
        LINGER,
        REMEMBERED);
  }

  /** Makes a configuration that fetches nothing. */
  public ServerConfig(
      String host,
      int port,
      Optional<String> token,
      long maxBodyBytes,
      long maxBytesInFlight,
      int maxItems,
      Duration patience,
      Duration drain) {
    this(
        host,
        port,
        token,
        maxBodyBytes,
        maxBytesInFlight,
        maxItems,
        patience,
        drain,
        FetchConfig.defaults());
  }

  /** Returns the defaults: loopback, port 8080, bodies of 64 MiB, 128 items, 60 s. */
  public static ServerConfig defaults() {
    return new ServerConfig(
        LOOPBACK,
        8080,
        Optional.empty(),
        64 * MEBIBYTE,
        512 * MEBIBYTE,
        128,
        Duration.ofSeconds(60),
        Duration.ofSeconds(30));
  }
}
