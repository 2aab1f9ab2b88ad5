package dev.firstpass.inference.media.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be fetched.
 *
 * @param hosts that may be fetched from
 * @param tokens by {@code HOST} or {@code HOST:PORT}, each sent to that host only
 * @param folders whose files may be read
 * @param servers address of each tool's own server by the tool's name, where addresses without a
 *     host belong; these hosts may be fetched from, too
 * @param maxBytes largest item
 * @param timeout how long one item may take
 * @param s3Endpoint where buckets are; empty for Amazon's
 */
public record FetchConfig(
    List<AllowedHost> hosts,
    Map<String, String> tokens,
    List<LocalFolder> folders,
    Map<String, URI> servers,
    long maxBytes,
    Duration timeout,
    Optional<URI> s3Endpoint) {
  private static final int MEBIBYTE = 1 << 20;

  public FetchConfig {
    List<AllowedHost> all = new ArrayList<>(hosts);
    servers.forEach(
        (tool, server) -> {
          if (server.getHost() == null) {
            throw new IllegalArgumentException(
                "the server of '" + tool + "' must be http://HOST or https://HOST, not " + server);
          }
          all.add(AllowedHost.of(server));
        });
    hosts = List.copyOf(all);
    tokens = Map.copyOf(tokens);
    folders = List.copyOf(folders);
    servers = Map.copyOf(servers);
    Objects.requireNonNull(s3Endpoint, "s3Endpoint");
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8 || timeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, bytes below 2 GiB: " + maxBytes + ", " + timeout);
    }
  }

  /** Makes a configuration whose buckets are Amazon's. */
  public FetchConfig(
      List<AllowedHost> hosts,
      Map<String, String> tokens,
      List<LocalFolder> folders,
      Map<String, URI> servers,
      long maxBytes,
      Duration timeout) {
    this(hosts, tokens, folders, servers, maxBytes, timeout, Optional.empty());
  }

  /** Returns the defaults: nothing but {@code data:}, 64 MiB, 20 s. */
  public static FetchConfig defaults() {
    return new FetchConfig(
        List.of(), Map.of(), List.of(), Map.of(), 64L * MEBIBYTE, Duration.ofSeconds(20));
  }

  /** Returns the rule that allows a host. */
  Optional<AllowedHost> rule(AllowedHost asked) {
    return hosts.stream().filter(rule -> rule.allows(asked)).findFirst();
  }

  /** Returns whether a host is listed by this very name, so that its address may be private. */
  boolean named(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return hosts.stream().anyMatch(rule -> rule.name().equals(name));
  }

  /** Returns where a host begins: below a path, when a tool's server is there. */
  String below(AllowedHost host) {
    return servers.values().stream()
        .filter(server -> AllowedHost.of(server).equals(host))
        .map(server -> server.toString().replaceFirst("/+$", ""))
        .findFirst()
        .orElse(host.toString());
  }

  /** Returns the token of a host. */
  Optional<String> token(AllowedHost host) {
    String token = tokens.get(host.authority());
    return Optional.ofNullable(token == null ? tokens.get(host.name()) : token);
  }
}
