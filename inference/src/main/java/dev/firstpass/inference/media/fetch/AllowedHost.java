package dev.firstpass.inference.media.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * A host that may be fetched from, or a bucket.
 *
 * @param scheme {@code https} or {@code http}; {@code s3} for a bucket
 * @param name lower case; {@code *.example.com} means all hosts below a domain, {@code *} all there
 *     are. Only a host that is named in full may have a private address. A bucket is named in full
 * @param port the only one
 */
public record AllowedHost(String scheme, String name, int port) {
  private static final String HTTPS = "https";
  private static final String HTTP = "http";
  private static final String S3 = "s3";
  private static final String ALL = "*";

  public AllowedHost {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(name, "name");
    String host = name.startsWith("*.") ? name.substring(2) : name;
    if (!name.equals(ALL) && (host.isEmpty() || host.contains("*") || host.contains("/"))) {
      throw new IllegalArgumentException("'" + name + "' is not a host name, *.DOMAIN or *");
    }
    if (scheme.equals(S3) && name.contains("*")) {
      throw new IllegalArgumentException("list each bucket by its name: s3://BUCKET");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port must be in [1, 65535], not " + port);
    }
  }

  /**
   * Reads {@code [http://|https://]HOST[:PORT]}, https unless it says otherwise, or {@code
   * s3://BUCKET}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static AllowedHost parse(String text) {
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? HTTPS : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals(HTTPS) && !scheme.equals(HTTP) && !scheme.equals(S3)) {
      throw new IllegalArgumentException(
          "only http and https hosts and s3 buckets can be listed: " + text);
    }
    String authority = (colon < 0 ? text : text.substring(colon + 3)).replaceFirst("/$", "");
    int portAt = authority.matches(".*:\\d+") ? authority.lastIndexOf(':') : -1;
    String name = portAt < 0 ? authority : authority.substring(0, portAt);
    int port = portAt < 0 ? defaultPort(scheme) : Integer.parseInt(authority.substring(portAt + 1));
    return new AllowedHost(scheme, name.toLowerCase(Locale.ROOT), port);
  }

  /** Returns the host of an address, named in full. */
  static AllowedHost of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int port = address.getPort() < 0 ? defaultPort(scheme) : address.getPort();
    return new AllowedHost(
        scheme, String.valueOf(address.getHost()).toLowerCase(Locale.ROOT), port);
  }

  /** Returns a bucket. */
  static AllowedHost bucket(String name) {
    return new AllowedHost(S3, name, defaultPort(S3));
  }

  /** Returns whether a host, named in full, is this one or one of these. */
  boolean allows(AllowedHost asked) {
    return scheme.equals(asked.scheme)
        && port == asked.port
        && (name.equals(ALL)
            || (name.startsWith("*.") && asked.name.endsWith(name.substring(1)))
            || name.equals(asked.name));
  }

  /** Returns {@code HOST:PORT}. */
  String authority() {
    return name + ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + name + (port == defaultPort(scheme) ? "" : ":" + port);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals(HTTP) ? 80 : 443;
  }
}
