package dev.firstpass.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClosedLoopTest {
  /** Longer than the head of an answer may be. */
  private static final byte[] ANSWER = new byte[200_000];

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 3};

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger received = new AtomicInteger();
  private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
  private final HttpServer server = startedServer();

  private static HttpServer startedServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(executor);
    server.createContext("/v1/models/toy/predict", this::answer);
    server.createContext("/v1/models/none/predict", ClosedLoopTest::refuse);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length == JPEG.length) {
      received.incrementAndGet();
    }
    callers.add(exchange.getRemoteAddress());
    exchange.sendResponseHeaders(200, ANSWER.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(ANSWER);
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(404, 3);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("no!".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void run_threeClients_keepTheirConnectionsAndAreAllCounted() throws Exception {
    Load load = loop("toy").run(3, Duration.ofMillis(300));

    assertTrue(load.requests() >= 3);
    assertEquals(received.get(), load.requests());
    assertEquals(3, callers.size());
    assertTrue(load.seconds() >= 0.2);
  }

  @Test
  void run_refusedRequest_failsWithTheAnswer() {
    ClosedLoop loop = loop("none");
    Duration moment = Duration.ofMillis(50);

    IOException failure = assertThrows(IOException.class, () -> loop.run(1, moment));
    var refused = assertInstanceOf(KeepAliveConnection.RefusedException.class, failure.getCause());
    String answer = String.valueOf(refused.getMessage());
    assertTrue(answer.startsWith("HTTP/1.1 404") && answer.endsWith("no!"), answer);
  }

  private ClosedLoop loop(String model) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    List<ByteBuffer> requests =
        PredictRequests.of(new RunningServer(address, model), List.of(JPEG));
    return new ClosedLoop(address, requests);
  }
}
