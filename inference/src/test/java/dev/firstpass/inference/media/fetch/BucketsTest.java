package dev.firstpass.inference.media.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.inference.media.fetch.FetchAttempt.Missed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Against a small server that speaks as S3 does. */
final class BucketsTest {
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
  private static final CountDownLatch RELEASED = new CountDownLatch(1);
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
  private static HttpServer stub;

  @BeforeAll
  static void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext("/", BucketsTest::answer);
    stub.setExecutor(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        });
    stub.start();
  }

  @AfterAll
  static void stop() {
    RELEASED.countDown();
    stub.stop(0);
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    SEEN.add(exchange.getRequestMethod() + " " + path + " " + signature(exchange));
    switch (path) {
      case "/pets/missing.png" -> refuse(exchange, 404, "NoSuchKey", "The key does not exist.");
      case "/pets/secret.png" -> refuse(exchange, 403, "AccessDenied", "Access Denied");
      case "/pets/moved.png" -> refuse(exchange, 301, "PermanentRedirect", "Use eu-west-1.");
      case "/pets/busy.png" -> refuse(exchange, 503, "SlowDown", "Reduce your request rate.");
      case "/pets/large.png" -> send(exchange, new byte[20_000], 20_000);
      case "/pets/endless.png" -> send(exchange, new byte[20_000], 0);
      case "/pets/cut.png" -> send(exchange, new byte[100], 1_000);
      case "/pets/stuck.png" -> {
        exchange.sendResponseHeaders(200, 10);
        try {
          RELEASED.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      default -> send(exchange, "picture".getBytes(StandardCharsets.UTF_8), 7);
    }
    exchange.close();
  }

  /** The parts of a signature (AWS4-HMAC-SHA256) that no unsigned request has. */
  private static String signature(HttpExchange exchange) {
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return authorization.matches(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/us-east-1/s3/aws4_request,"
                + " SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}")
        ? "signed"
        : authorization;
  }

  private static void refuse(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message>"
                .formatted(code, message)
            + "<RequestId>1</RequestId></Error>";
    byte[] body = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void send(HttpExchange exchange, byte[] body, int declared) throws IOException {
    exchange.sendResponseHeaders(200, declared);
    exchange.getResponseBody().write(body);
  }

  @Test
  void fetch_listedBucket_givesTheBytesOfASignedGet() throws IOException {
    try (Fetcher fetcher = fetcher()) {
      assertEquals("picture", text(fetcher, "s3://pets/cats/a b+\u00fc?.png"));
    }
    assertEquals(List.of("GET /pets/cats/a%20b%2B%C3%BC%3F.png signed"), List.copyOf(SEEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing | media-fetch-failed | s3://pets answered 404 (NoSuchKey: The key does not"
            + " exist.)",
        "secret | media-fetch-failed | answered 403 (AccessDenied: Access Denied); these"
            + " credentials may not read it",
        "moved | media-fetch-failed | answered 301 (PermanentRedirect: Use eu-west-1.); the bucket"
            + " is in another region",
        "busy | media-fetch-failed | answered 503 (SlowDown",
        "large | media-too-large | 10000 bytes (--max-fetch)",
        "endless | media-too-large | 10000 bytes (--max-fetch)",
        "cut | media-fetch-failed | broke off after 100 of 1000 bytes",
        "stuck | media-fetch-failed | did not send it within 800 ms",
      })
  void fetch_otherSideFails_saysWhatItAnsweredAfterOneTry(String key, String code, String words)
      throws IOException {
    try (Fetcher fetcher = fetcher()) {
      List<FetchAttempt> attempts = fetcher.attempts(List.of("s3://pets/" + key + ".png"), "");

      Missed missed = (Missed) attempts.get(0);
      assertEquals(code, missed.code().code(), missed.outcome());
      assertTrue(missed.outcome().contains(words), missed.outcome());
      assertEquals("bucket s3://pets", missed.rule());
    }
    assertEquals(1, SEEN.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://other/a.png", "s3://pets", "s3://pets/", "s3:///a.png"})
  void fetch_bucketThatIsNotListed_isRefused(String address) throws IOException {
    try (Fetcher fetcher = fetcher()) {
      assertEquals(
          ErrorCode.URL_NOT_ALLOWED,
          assertThrows(DraftingException.class, () -> fetcher.fetch(List.of(address), "")).code());
    }
    assertTrue(SEEN.isEmpty(), SEEN.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://*", "s3://*.pets", "s3://"})
  void parse_bucketsThatAreNotNamed_areRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> AllowedHost.parse(text));
  }

  @Test
  void fetch_noCredentials_saysWhichAreLookedFor() throws IOException {
    FetchConfig config = config();
    Buckets buckets =
        new Buckets(
            config,
            AwsCredentialsProviderChain.of(
                () -> {
                  throw SdkClientException.create("nothing here");
                }));
    try (Fetcher fetcher = new Fetcher(config, buckets)) {
      DraftingException problem =
          assertThrows(
              DraftingException.class, () -> fetcher.fetch(List.of("s3://pets/a.png"), ""));
      assertTrue(problem.detail().contains("AWS_ACCESS_KEY_ID"), problem.detail());
    }
    assertTrue(SEEN.isEmpty());
  }

  private static Fetcher fetcher() {
    return new Fetcher(config(), new Buckets(config(), KEYS));
  }

  private static FetchConfig config() {
    return new FetchConfig(
        List.of(AllowedHost.parse("s3://pets")),
        Map.of(),
        List.of(),
        Map.of(),
        10_000,
        Duration.ofMillis(800),
        Optional.of(URI.create("http://127.0.0.1:" + stub.getAddress().getPort())));
  }

  private static String text(Fetcher fetcher, String address) {
    return StandardCharsets.UTF_8.decode(fetcher.fetch(List.of(address), "")).toString();
  }
}
