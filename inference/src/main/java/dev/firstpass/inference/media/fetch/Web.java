package dev.firstpass.inference.media.fetch;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Reads from hosts over http and https. Names are resolved here, once a connection, and the
 * connection goes to the address that was checked. No redirects, no cookies, no proxies.
 * Thread-safe.
 */
final class Web implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  /** With the slash: without it Label Studio cannot take a body. */
  private static final String REFRESH = "/api/token/refresh/";

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final FetchConfig config;
  private final CloseableHttpClient client;
  private final AccessTokens tokens;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fetch-timer");
            thread.setDaemon(true);
            return thread;
          });

  Web(FetchConfig config) {
    this(config, Clock.systemUTC());
  }

  /**
   * @param clock tells whether tokens are still good
   */
  Web(FetchConfig config, Clock clock) {
    this.config = config;
    this.tokens = new AccessTokens(this::exchanged, clock);
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
    Optional<String> token = config.token(host);
    if (token.isEmpty()) {
      return get(address, host, Optional.empty(), false).orElseThrow();
    }
    boolean renewable = AccessTokens.exchanged(token.get());
    String sent = tokens.authorization(host, token.get());
    return get(address, host, Optional.of(sent), renewable)
        .orElseGet(
            () -> {
              // It may have been withdrawn before its time: once more with a new one.
              tokens.refused(host, sent);
              String renewed = tokens.authorization(host, token.get());
              return get(address, host, Optional.of(renewed), false).orElseThrow();
            });
  }

  /** Empty when the host does not take a credential that can be renewed. */
  private Optional<ByteBuffer> get(
      URI address, AllowedHost host, Optional<String> authorization, boolean renewable) {
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    authorization.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    return sent(
        request,
        host,
        response ->
            renewable && response.getCode() == 401
                ? Optional.empty()
                : Optional.of(bodyOrCut(response, host, request)));
  }

  private String exchanged(AllowedHost host, String refresh) {
    HttpPost request = new HttpPost(config.below(host) + REFRESH);
    request.setEntity(
        new StringEntity("{\"refresh\":\"" + refresh + "\"}", ContentType.APPLICATION_JSON));
    ByteBuffer body = sent(request, host, response -> bodyOrCut(response, host, request));
    try (JsonParser parser =
        PlainJson.factory().createParser(StandardCharsets.UTF_8.decode(body).toString())) {
      if (PlainJson.read(parser) instanceof Map<?, ?> answer
          && answer.get("access") instanceof String access) {
        return access;
      }
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.MEDIA_FETCH_FAILED, host + " did not exchange the token in JSON", e);
    }
    throw failed(host + " did not exchange the personal access token (--host-token)");
  }

  private <T> T sent(
      HttpUriRequestBase request, AllowedHost host, HttpClientResponseHandler<T> how) {
    long deadline = System.nanoTime() + config.timeout().toNanos();
    // Cuts the connection, wherever the other side dawdles.
    Future<?> end =
        timer.schedule(request::cancel, config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, how);
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

  private ByteBuffer bodyOrCut(
      ClassicHttpResponse response, AllowedHost host, HttpUriRequestBase request)
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
    return LimitedBody.read(entity.getContent(), length, config.maxBytes())
        .orElseThrow(() -> tooLarge("more than that"));
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
