package dev.firstpass.inference.catalogue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proxies as the environment names them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}
 * and {@code NO_PROXY} (host names and their ends, or {@code *}), in capitals or not. Where it
 * names none, the JVM's own settings hold. Immutable.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int HTTP_PORT = 80;

  private final Map<String, String> environment;
  private final ProxySelector otherwise;

  /**
   * @param environment variables by name
   * @param otherwise asked where the environment names no proxy
   */
  EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.environment = Map.copyOf(environment);
    this.otherwise = otherwise;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    if (excluded(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    return variable(uri.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(address -> List.of(proxy(address)))
        .orElseGet(() -> otherwise.select(uri));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException problem) {
    otherwise.connectFailed(uri, address, problem);
  }

  private boolean excluded(String host) {
    return variable("no_proxy").stream()
        .flatMap(list -> Stream.of(list.split("[,\\s]+")))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> entry.equals("*") || ends(host, entry));
  }

  private static boolean ends(String host, String entry) {
    String end = entry.startsWith(".") ? entry.substring(1) : entry;
    return host.equalsIgnoreCase(end)
        || host.toLowerCase(Locale.ROOT).endsWith("." + end.toLowerCase(Locale.ROOT));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .map(String::valueOf)
        .findFirst();
  }

  private static Proxy proxy(String address) {
    URI uri = URI.create(address.contains("://") ? address : "http://" + address);
    int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(String.valueOf(uri.getHost()), port));
  }
}
