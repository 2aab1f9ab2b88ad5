package dev.firstpass.inference.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelCard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that drops, truncates, corrupts, redirects and lies. */
final class DownloadsTest {
  private static final byte[] CONTENT = content();
  private static final int HALF = CONTENT.length / 2;

  @TempDir private Path folder;

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private HttpServer server;
  private Downloads downloads;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    downloads = new Downloads(DownloadClient.create(Map.of()), folder, pauses::add);
  }

  @AfterEach
  void stop() throws IOException {
    downloads.close();
    server.stop(0);
  }

  @Test
  void bring_honestServer_isThere() throws IOException {
    serve(exchange -> whole(exchange, CONTENT));
    List<Long> progress = new ArrayList<>();

    List<Path> files = downloads.bring(entry(), new Origin.Makers(), (file, n) -> progress.add(n));

    assertArrayEquals(CONTENT, Files.readAllBytes(files.get(0)));
    assertEquals(CONTENT.length, progress.get(progress.size() - 1));
    assertEquals(List.of("none"), ranges);
    assertEquals(List.of(), pauses);
  }

  @Test
  void bring_serverDrops_goesOnWhereItWas() throws IOException {
    serve(
        exchange -> {
          if (ranges.size() == 1) {
            cutOff(exchange, HALF);
          } else {
            range(exchange, HALF, Arrays.copyOfRange(CONTENT, HALF, CONTENT.length));
          }
        });

    bring();

    assertEquals(List.of("none", "bytes=" + HALF + "-"), ranges);
    assertEquals(List.of(Duration.ofSeconds(1)), pauses);
  }

  @Test
  void bring_secondStartOfTheProgram_goesOnWhereTheFirstWas() throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.write(folder.resolve("m/model.onnx.part"), Arrays.copyOf(CONTENT, 100));
    serve(exchange -> range(exchange, 100, Arrays.copyOfRange(CONTENT, 100, CONTENT.length)));

    bring();

    assertEquals(List.of("bytes=100-"), ranges);
  }

  @Test
  void bring_serverWithoutRanges_beginsAgain() throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.write(folder.resolve("m/model.onnx.part"), new byte[100]);
    serve(exchange -> whole(exchange, CONTENT));

    bring();

    assertEquals(List.of("bytes=100-"), ranges);
  }

  @Test
  void bring_partOfAnotherVersion_beginsAgainOnce() throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.write(folder.resolve("m/model.onnx.part"), new byte[100]);
    serve(
        exchange -> {
          if (ranges.size() == 1) {
            range(exchange, 100, Arrays.copyOfRange(CONTENT, 100, CONTENT.length));
          } else {
            whole(exchange, CONTENT);
          }
        });

    bring();

    assertEquals(List.of("bytes=100-", "none"), ranges);
  }

  @Test
  void bring_rangeBehindTheEnd_beginsAgain() throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.write(folder.resolve("m/model.onnx.part"), new byte[100]);
    serve(
        exchange -> {
          if (ranges.size() == 1) {
            status(exchange, 416);
          } else {
            whole(exchange, CONTENT);
          }
        });

    bring();

    assertEquals(List.of("bytes=100-", "none"), ranges);
  }

  @Test
  void bring_otherContent_isRefusedAndLeftNowhere() throws IOException {
    byte[] other = CONTENT.clone();
    other[HALF] ^= 1;
    serve(exchange -> whole(exchange, other));

    assertTrue(refusal().contains("SHA-256"), this::left);

    assertEquals("[]", left());
    assertEquals(2, ranges.size());
  }

  @Test
  void bring_largerThanTheCatalogueSays_isRefusedBeforeItIsRead() throws IOException {
    serve(exchange -> whole(exchange, Arrays.copyOf(CONTENT, CONTENT.length + 1)));

    assertTrue(refusal().contains("not " + CONTENT.length));
    assertEquals("[]", left());
  }

  @Test
  void bring_longerThanTheServerSaid_isRefused() throws IOException {
    serve(
        exchange -> {
          // Without a length: chunked.
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(CONTENT);
            out.write(1);
          }
        });

    assertTrue(refusal().contains("sent more than"));
    assertEquals("[]", left());
  }

  @Test
  void bring_alwaysTooShort_saysHowFarItCame() throws IOException {
    serve(exchange -> whole(exchange, Arrays.copyOf(CONTENT, HALF)));

    String detail = refusal();

    assertTrue(detail.contains("stopped after " + HALF), detail);
    assertTrue(detail.contains("call it again"), detail);
  }

  @Test
  void bring_serverErrors_areTriedAgainWithLongerPauses() throws IOException {
    serve(
        exchange -> {
          if (ranges.size() < 4) {
            status(exchange, 503);
          } else {
            whole(exchange, CONTENT);
          }
        });

    bring();

    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), pauses);
  }

  @Test
  void bring_notFound_isToldAtOnce() throws IOException {
    serve(exchange -> status(exchange, 404));

    assertTrue(refusal().contains("answered 404"));
    assertEquals(1, ranges.size());
  }

  @Test
  void bring_redirect_isFollowed() throws IOException {
    server.createContext("/elsewhere", exchange -> whole(exchange, CONTENT));
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          status(exchange, 302);
        });

    bring();
  }

  @Test
  void bring_fileIsThere_asksNobody() throws IOException {
    Files.createDirectories(folder.resolve("m"));
    Files.write(folder.resolve("m/model.onnx"), CONTENT);
    serve(exchange -> status(exchange, 500));

    bring();

    assertEquals(List.of(), ranges);
  }

  @Test
  void bring_mirror_asksItForModelAndFile() throws IOException {
    server.createContext("/copies/m/model.onnx", exchange -> whole(exchange, CONTENT));
    URI mirror = address("/copies");

    List<Path> files = downloads.bring(entry(), new Origin.Mirror(mirror), (file, n) -> {});

    assertArrayEquals(CONTENT, Files.readAllBytes(files.get(0)));
  }

  @Test
  void bring_folder_takesTheFileOrSaysWhatIsWrong(@TempDir Path stick) throws IOException {
    var origin = new Origin.Folder(stick);
    DraftingException missing =
        assertThrows(
            DraftingException.class, () -> downloads.bring(entry(), origin, (file, n) -> {}));
    assertTrue(missing.detail().contains("neither m/model.onnx nor"), missing.detail());

    Files.write(stick.resolve("model.onnx"), new byte[CONTENT.length]);
    DraftingException other =
        assertThrows(
            DraftingException.class, () -> downloads.bring(entry(), origin, (file, n) -> {}));
    assertTrue(other.detail().contains("another file"), other.detail());
    assertEquals("[]", left());

    Files.write(stick.resolve("model.onnx"), CONTENT);
    Path brought = downloads.bring(entry(), origin, (file, n) -> {}).get(0);
    assertArrayEquals(CONTENT, Files.readAllBytes(brought));
    downloads.forget(entry());
    assertFalse(Files.exists(brought.getParent()));
  }

  private void bring() throws IOException {
    Path file = downloads.bring(entry(), new Origin.Makers(), (f, n) -> {}).get(0);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals("[model.onnx]", left());
  }

  private String refusal() {
    DraftingException problem =
        assertThrows(
            DraftingException.class,
            () -> downloads.bring(entry(), new Origin.Makers(), (file, n) -> {}));
    assertEquals(ErrorCode.DOWNLOAD_FAILED, problem.code());
    return problem.detail();
  }

  private String left() {
    String[] files = folder.resolve("m").toFile().list();
    return Arrays.toString(files == null ? new String[0] : files);
  }

  private CatalogueEntry entry() throws IOException {
    Path file = Files.write(Files.createTempFile(folder.getParent(), "content", ""), CONTENT);
    String digest = Checksum.of(file);
    Files.delete(file);
    return new CatalogueEntry(
        "m",
        "yolox",
        "detection",
        ModelCard.EMPTY,
        "",
        Optional.empty(),
        List.of(new CatalogueFile("model.onnx", address("/model.onnx"), CONTENT.length, digest)));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/model.onnx",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(range == null ? "none" : range);
          handler.handle(exchange);
        });
  }

  private static void whole(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }

  private static void range(HttpExchange exchange, int from, byte[] rest) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Range",
            "bytes " + from + "-" + (from + rest.length - 1) + "/" + CONTENT.length);
    exchange.sendResponseHeaders(206, rest.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(rest);
    }
  }

  /** Promises everything and closes the connection on the way. */
  private static void cutOff(HttpExchange exchange, int after) throws IOException {
    exchange.sendResponseHeaders(200, CONTENT.length);
    OutputStream out = exchange.getResponseBody();
    out.write(CONTENT, 0, after);
    out.flush();
    exchange.close();
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static byte[] content() {
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);
    return content;
  }
}
