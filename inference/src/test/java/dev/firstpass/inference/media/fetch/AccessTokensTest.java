package dev.firstpass.inference.media.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that takes short-lived tokens only, as Label Studio does, below a path. */
final class AccessTokensTest {
  private static final String TOOL = "label-studio";
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger exchanges = new AtomicInteger();
  private HttpServer stub;
  private Instant expires = LATER;
  private int refusals;

  @BeforeEach
  void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext("/", this::answer);
    stub.start();
  }

  @AfterEach
  void stop() {
    stub.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    seen.add(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
    if (path.equals("/ls/api/token/refresh/")) {
      if (body.contains(jwt("refresh", 666, LATER))) {
        send(exchange, 401, "{\"detail\":\"Token is blacklisted\"}");
      } else {
        String access = jwt("access", exchanges.incrementAndGet(), expires);
        send(exchange, 200, "{\"access\":\"" + access + "\"}");
      }
    } else if (refusals > 0 || authorization == null || !authorization.startsWith("Bearer ")) {
      refusals--;
      send(exchange, 401, "{}");
    } else {
      seen.add(authorization);
      send(exchange, 200, "picture");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void fetch_personalAccessToken_isExchangedOnceWhileItIsGood() throws IOException {
    try (Fetcher fetcher = fetcher(jwt("refresh", 1, LATER))) {
      assertEquals("picture", text(fetcher));
      assertEquals("picture", text(fetcher));
    }
    String bearer = "Bearer " + jwt("access", 1, LATER);
    assertEquals(
        List.of(
            "POST /ls/api/token/refresh/ {\"refresh\":\"" + jwt("refresh", 1, LATER) + "\"}",
            "GET /ls/data/x.png",
            bearer,
            "GET /ls/data/x.png",
            bearer),
        List.copyOf(seen));
  }

  @Test
  void fetch_accessTokenThatHasExpired_isExchangedAnew() throws IOException {
    expires = Instant.now().plusSeconds(10);
    try (Fetcher fetcher = fetcher(jwt("refresh", 1, LATER))) {
      text(fetcher);
      text(fetcher);
    }
    assertEquals(2, exchanges.get());
  }

  @Test
  void fetch_accessTokenThatIsRefused_isExchangedAndTriedOnceMore() throws IOException {
    try (Fetcher fetcher = fetcher(jwt("refresh", 1, LATER))) {
      refusals = 1;
      assertEquals("picture", text(fetcher));
      assertEquals(2, exchanges.get());

      refusals = 2;
      DraftingException problem = assertThrows(DraftingException.class, () -> text(fetcher));
      assertTrue(problem.detail().contains("answered 401"), problem.detail());
      assertEquals(3, exchanges.get());
    }
  }

  @Test
  void fetch_personalAccessTokenThatIsWithdrawn_saysWhatTheServerAnswered() throws IOException {
    try (Fetcher fetcher = fetcher(jwt("refresh", 666, LATER))) {
      DraftingException problem = assertThrows(DraftingException.class, () -> text(fetcher));
      assertTrue(problem.detail().contains("answered 401"), problem.detail());
    }
    assertEquals(1, seen.size());
  }

  @Test
  void fetch_accessTokenAsItIs_isNotExchanged() throws IOException {
    try (Fetcher fetcher = fetcher(jwt("access", 7, LATER))) {
      assertEquals("picture", text(fetcher));
    }
    assertEquals(0, exchanges.get());
  }

  private Fetcher fetcher(String token) {
    int port = stub.getAddress().getPort();
    return new Fetcher(
        new FetchConfig(
            List.of(),
            Map.of("127.0.0.1:" + port, token),
            List.of(),
            Map.of(TOOL, URI.create("http://127.0.0.1:" + port + "/ls")),
            10_000,
            Duration.ofSeconds(20)));
  }

  private static String text(Fetcher fetcher) {
    return StandardCharsets.UTF_8.decode(fetcher.fetch(List.of("/data/x.png"), TOOL)).toString();
  }

  private static String jwt(String type, int id, Instant expires) {
    String claims =
        "{\"token_type\":\"%s\",\"exp\":%d,\"jti\":\"%d\"}"
            .formatted(type, expires.getEpochSecond(), id);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }
}
