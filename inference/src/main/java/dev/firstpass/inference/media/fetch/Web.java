package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;

/**
 * Reads from hosts over http and https. Names are resolved here, once a connection, and the
 * connection goes to the address that was checked. No redirects, no cookies, no proxies.
 * Thread-safe.
 */
final class Web implements AutoCloseable {
  private static final int CONNECTIONS = 64;
  private static final int CHUNK = 64 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final FetchConfig config;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fetch-timer");
            thread.setDaemon(true);
            return thread;
          });

  Web(FetchConfig config) {
    this.config = config;
    Timeout idle = Timeout.of(config.timeout());
    Timeout connect =
        Timeout.of(config.timeout().compareTo(CONNECT) < 0 ? config.timeout() : CONNECT);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedNames(config))
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(connect)
                            .setSocketTimeout(idle)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(idle)
                    .setResponseTimeout(idle)
                    .build())
            .setUserAgent("firstpass")
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();
  }

  /**
   * Reads the body of an address whose host is allowed.
   *
   * @throws DraftingException with {@code media-fetch-failed} and what the other side answered;
   *     with {@code url-not-allowed} when the host's address is private; with {@code
   *     media-too-large}
   */
  ByteBuffer read(URI address, AllowedHost host) {
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    Optional<String> token = config.token(host);
    token.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, credentials(value)));
    long deadline = System.nanoTime() + config.timeout().toNanos();
    // Cuts the connection, wherever the other side dawdles.
    Future<?> end =
        timer.schedule(request::cancel, config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, response -> bodyOrCut(response, host, request));
    } catch (IOException e) {
      if (System.nanoTime() - deadline >= 0) {
        throw new DraftingException(
            ErrorCode.MEDIA_FETCH_FAILED,
            host + " did not send it within " + config.timeout().toMillis() + " ms",
            e);
      }
      throw new DraftingException(
          ErrorCode.MEDIA_FETCH_FAILED, host + " could not be read: " + shown(e), e);
    } finally {
      end.cancel(false);
    }
  }

  private ByteBuffer bodyOrCut(ClassicHttpResponse response, AllowedHost host, HttpGet request)
      throws IOException {
    try {
      return body(response, host);
    } catch (DraftingException e) {
      // Else the rest of a body that nobody wants would be read.
      request.cancel();
      throw e;
    }
  }

  private ByteBuffer body(ClassicHttpResponse response, AllowedHost host) throws IOException {
    int status = response.getCode();
    HttpEntity entity = response.getEntity();
    if (status / 100 == 3) {
      throw failed(host + " answered " + status + ", a redirect, and redirects are not followed");
    }
    if (status != 200 || entity == null) {
      throw failed(
          host
              + " answered "
              + status
              + (status == 401 || status == 403 ? "; it may want a token (--host-token)" : ""));
    }
    long length = entity.getContentLength();
    if (length > config.maxBytes()) {
      throw tooLarge(length + " bytes");
    }
    return whole(entity.getContent(), (int) Math.max(length, CHUNK));
  }

  private ByteBuffer whole(InputStream in, int expected) throws IOException {
    byte[] bytes = new byte[expected];
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size + CHUNK, Integer.MAX_VALUE - 8));
        bytes[size++] = (byte) next;
      }
      int count = in.read(bytes, size, Math.min(CHUNK, bytes.length - size));
      if (count < 0) {
        break;
      }
      size += count;
      if (size > config.maxBytes()) {
        throw tooLarge("more than that");
      }
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /** A token with two dots is a JSON web token; other ones are sent as Label Studio wants them. */
  private static String credentials(String token) {
    return (token.chars().filter(c -> c == '.').count() == 2 ? "Bearer " : "Token ") + token;
  }

  private DraftingException tooLarge(String size) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the item has "
            + size
            + "; the limit of what is fetched is "
            + config.maxBytes()
            + " bytes (--max-fetch)");
  }

  private static DraftingException failed(String what) {
    return new DraftingException(ErrorCode.MEDIA_FETCH_FAILED, what);
  }

  private static String shown(IOException e) {
    String message = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    return e.getClass().getSimpleName() + message;
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }

  /** Resolves names and refuses private addresses, unless the host was listed by its name. */
  private record CheckedNames(FetchConfig config) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      if (config.named(host)) {
        return all;
      }
      InetAddress[] open = Arrays.stream(all).filter(PublicAddress::is).toArray(InetAddress[]::new);
      if (open.length == 0) {
        throw new DraftingException(
            ErrorCode.URL_NOT_ALLOWED,
            "'" + host + "' has a private address; list it by its name to allow that");
      }
      return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
