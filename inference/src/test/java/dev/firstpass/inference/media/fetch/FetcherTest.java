package dev.firstpass.inference.media.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FetcherTest {
  private static final String TOOL = "label-studio";
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
  private static final CountDownLatch RELEASED = new CountDownLatch(1);
  private static HttpServer stub;
  private static int port;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext("/", FetcherTest::answer);
    stub.setExecutor(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        });
    stub.start();
    port = stub.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    RELEASED.countDown();
    stub.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String credentials = exchange.getRequestHeaders().getFirst("Authorization");
    SEEN.add(path + " " + credentials);
    switch (path.replaceFirst(".*/", "")) {
      case "missing" -> exchange.sendResponseHeaders(404, -1);
      case "secret" -> exchange.sendResponseHeaders(credentials == null ? 401 : 200, -1);
      case "moved" -> {
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/cat.png");
        exchange.sendResponseHeaders(302, -1);
      }
      case "endless" -> {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          while (true) {
            out.write(new byte[1000]);
          }
        }
      }
      case "stuck" -> {
        exchange.sendResponseHeaders(200, 10);
        try {
          RELEASED.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      default -> {
        byte[] body = "picture".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
    exchange.close();
  }

  @Test
  void fetch_listedHost_givesTheBytesAndSendsTheTokenThereOnly() throws IOException {
    SEEN.clear();
    try (Fetcher fetcher =
        fetcher(
            List.of("http://127.0.0.1:" + port, "http://localhost:" + port),
            Map.of("127.0.0.1:" + port, "t0ken", "localhost", "a.b.c"))) {
      assertEquals("picture", text(fetcher, "http://127.0.0.1:" + port + "/a.png"));
      assertEquals("picture", text(fetcher, "http://localhost:" + port + "/a b\u00fc.png#top"));
    }
    assertEquals(List.of("/a.png Token t0ken", "/a%20b%C3%BC.png Bearer a.b.c"), List.copyOf(SEEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing | media-fetch-failed | answered 404",
        "secret | media-fetch-failed | answered 401; it may want a token",
        "moved | media-fetch-failed | redirects are not followed",
        "endless | media-too-large | limit",
        "stuck | media-fetch-failed | did not send it within 500 ms",
      })
  void fetch_otherSideFails_saysWhatItAnswered(String path, String code, String words)
      throws IOException {
    try (Fetcher fetcher = fetcher(List.of("http://127.0.0.1:" + port), Map.of())) {
      DraftingException problem = refusal(fetcher, "http://127.0.0.1:" + port + "/" + path);
      assertEquals(code, problem.code().code(), problem.detail());
      assertTrue(problem.detail().contains(words), problem.detail());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:{port}/a.png",
        "http://127.0.0.2:{port}/a.png",
        "http://127.0.0.1:1/a.png",
        "http://user@127.0.0.1:{port}/a.png",
        "http:///a.png",
        "ftp://127.0.0.1/a.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "a.png",
        "",
      })
  void fetch_whatNoRuleAllows_isRefused(String address) throws IOException {
    SEEN.clear();
    try (Fetcher fetcher = fetcher(List.of("http://127.0.0.1:" + port), Map.of())) {
      DraftingException problem = refusal(fetcher, address.replace("{port}", String.valueOf(port)));
      assertEquals(ErrorCode.URL_NOT_ALLOWED, problem.code(), problem.detail());
    }
    assertTrue(SEEN.isEmpty(), SEEN.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.0.0.1"})
  void fetch_privateAddressByPattern_isRefused(String pattern) throws IOException {
    SEEN.clear();
    try (Fetcher fetcher = fetcher(List.of("http://" + pattern + ":" + port), Map.of())) {
      DraftingException problem = refusal(fetcher, "http://127.0.0.1:" + port + "/a.png");
      assertEquals(ErrorCode.URL_NOT_ALLOWED, problem.code());
      assertTrue(problem.detail().contains("private address"), problem.detail());
    }
    assertTrue(SEEN.isEmpty(), SEEN.toString());
  }

  @Test
  void fetch_dataAddress_isDecodedWithinTheLimit() throws IOException {
    try (Fetcher fetcher = fetcher(List.of(), Map.of())) {
      assertEquals("hello", text(fetcher, "data:image/png;base64,aGVsbG8="));
      assertEquals(ErrorCode.INVALID_REQUEST, refusal(fetcher, "data:,hello").code());
      assertEquals(ErrorCode.INVALID_REQUEST, refusal(fetcher, "data:image/png;base64,a").code());
      assertEquals(
          ErrorCode.MEDIA_TOO_LARGE,
          refusal(fetcher, "data:x;base64," + "AAAA".repeat(4000)).code());
    }
  }

  @Test
  void fetch_mappedFolder_givesFilesInsideItOnly() throws IOException {
    Path root = Files.createDirectories(folder.resolve("images/cats"));
    Files.writeString(root.resolve("a b+\u00fc.png"), "cat");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("images/link.txt"), folder.resolve("secret.txt"));
    FetchConfig config =
        new FetchConfig(
            List.of(),
            Map.of(),
            List.of(LocalFolder.parse("/files/=" + folder.resolve("images"))),
            Map.of(),
            1000,
            Duration.ofSeconds(1));
    try (Fetcher fetcher = new Fetcher(config)) {
      assertEquals("cat", text(fetcher, "/files/cats/a%20b+%C3%BC.png"));
      assertEquals("cat", text(fetcher, "/files/cats/a b+\u00fc.png"));
      for (String outside :
          List.of(
              "/files/../secret.txt",
              "/files/%2e%2e/secret.txt",
              "/files/cats/..%2f..%2fsecret.txt",
              "/files//etc/passwd",
              "/files/link.txt",
              "/files/cats",
              "/files/%00")) {
        DraftingException problem = refusal(fetcher, outside);
        assertEquals(ErrorCode.MEDIA_FETCH_FAILED, problem.code(), outside);
        assertFalse(problem.detail().contains(folder.toString()), problem.detail());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/data/x.png, /ls/data/x.png",
    "/ls/data/x.png, /ls/data/x.png",
    "http://127.0.0.1:{port}/ls/data/x.png, /ls/data/x.png",
  })
  void fetch_addressWithoutHost_belongsToTheToolsServer(String address, String path)
      throws IOException {
    SEEN.clear();
    FetchConfig config =
        new FetchConfig(
            List.of(),
            Map.of("127.0.0.1", "abc"),
            List.of(),
            Map.of(TOOL, URI.create("http://127.0.0.1:" + port + "/ls/")),
            1000,
            Duration.ofSeconds(1));
    try (Fetcher fetcher = new Fetcher(config)) {
      String full = address.replace("{port}", String.valueOf(port));
      assertEquals("picture", text(fetcher, full));
      assertEquals(path + " Token abc", SEEN.poll());
      assertThrows(DraftingException.class, () -> fetcher.fetch(List.of("/data/x.png"), ""));
    }
  }

  @Test
  void attempts_severalPlaces_stopAtTheFirstThatHasIt() throws IOException {
    try (Fetcher fetcher = fetcher(List.of("http://127.0.0.1:" + port), Map.of())) {
      String host = "http://127.0.0.1:" + port;
      List<FetchAttempt> attempts =
          fetcher.attempts(
              List.of("s3://b/k", host + "/missing", host + "/a.png", host + "/b"), "");
      assertEquals(3, attempts.size());
      assertEquals("none", attempts.get(0).rule());
      assertEquals("host " + host, attempts.get(1).rule());
      assertEquals("7 bytes", attempts.get(2).outcome());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "127.0.0.1, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "172.32.0.1, true",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "100.128.0.1, true",
    "0.0.0.0, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "198.18.0.1, false",
    "192.0.0.170, false",
    "::1, false",
    "fe80::1, false",
    "fd00::1, false",
    "2606:4700::1, true",
    "::ffff:127.0.0.1, false",
    "2002:7f00:1::, false",
    "64:ff9b::7f00:1, false",
    "64:ff9b::808:808, true",
    "ff02::1, false"
  })
  void publicAddress_ranges_areThoseOfTheRegistries(String address, boolean open)
      throws IOException {
    assertEquals(open, PublicAddress.is(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://x", "a*b", "http://", "x/y", "host:99999"})
  void allowedHost_nonsense_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> AllowedHost.parse(text));
  }

  private static Fetcher fetcher(List<String> hosts, Map<String, String> tokens) {
    return new Fetcher(
        new FetchConfig(
            hosts.stream().map(AllowedHost::parse).toList(),
            tokens,
            List.of(),
            Map.of(),
            10_000,
            Duration.ofMillis(500)));
  }

  private static String text(Fetcher fetcher, String address) {
    return StandardCharsets.UTF_8.decode(fetcher.fetch(List.of(address), TOOL)).toString();
  }

  private static DraftingException refusal(Fetcher fetcher, String address) {
    return assertThrows(DraftingException.class, () -> fetcher.fetch(List.of(address), ""));
  }
}
