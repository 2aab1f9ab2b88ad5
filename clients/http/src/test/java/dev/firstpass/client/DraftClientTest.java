package dev.firstpass.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Talks to a real HTTP server on the loopback that plays back scripted answers. */
final class DraftClientTest {
  private static final ModelRef MODEL = ModelRef.active("yolox-nano");
  private static final String BUSY =
      "{\"status\":503,\"code\":\"queue-full\",\"detail\":\"64 items wait\"}";
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  DraftClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void predict_draft_isReadBack() throws Exception {
    Draft draft = draft("a b.jpg");
    answer(200, json(draft));
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("threshold", 0.25);
    parameters.put("labels", List.of("dog", "cat & co"));
    assertEquals(
        draft,
        client("").predict(MODEL, "a b.jpg", "bytes".getBytes(UTF_8), "image/jpeg", parameters));
    assertEquals(
        List.of(
            "POST /v1/models/yolox-nano/predict?id=a+b.jpg&threshold=0.25"
                + "&labels=dog%2Ccat+%26+co image/jpeg null"),
        requests);
    assertEquals(List.of("bytes"), bodies);
  }

  @Test
  void predict_versionAndToken_areSent() throws Exception {
    answer(200, json(draft("x")));
    client("secret")
        .predict(ModelRef.parse("yolox-nano:2"), "x", new byte[0], "image/png", Map.of());
    assertEquals(
        List.of("POST /v1/models/yolox-nano/versions/2/predict?id=x image/png Bearer secret"),
        requests);
  }

  @Test
  void predict_problem_hasTheServersCode() {
    answer(404, "{\"code\":\"unknown-model\",\"detail\":\"there is no model 'yolox-nano'\"}");
    DraftingException problem = assertThrows(DraftingException.class, this::predict);
    assertEquals(ErrorCode.UNKNOWN_MODEL, problem.code());
    assertEquals("there is no model 'yolox-nano'", problem.detail());
  }

  @Test
  void predict_codeOfNewerServer_isUnexpected() {
    answer(400, "{\"code\":\"brand-new\",\"detail\":\"something\"}");
    DraftingException problem = assertThrows(DraftingException.class, this::predict);
    assertEquals(ErrorCode.UNEXPECTED, problem.code());
    assertEquals("brand-new: something", problem.detail());
  }

  @Test
  void predict_answerOfSomethingElse_isAnIoProblem() {
    answer(502, "<html>Bad gateway</html>");
    assertTrue(assertThrows(IOException.class, this::predict).toString().contains("502"));
    answer(200, "{\"hello\":1}");
    assertThrows(IOException.class, this::predict);
  }

  @Test
  void predict_busyServer_isAskedAgainWhenItSays() throws Exception {
    answer(503, BUSY, Map.of("Retry-After", "7"));
    answer(503, BUSY, Map.of("Retry-After", "Tue, 24 Nov 2026 04:00:12 GMT"));
    answer(503, BUSY, Map.of("Retry-After", "soon"));
    answer(200, json(draft("x")));
    predict();
    assertEquals(
        List.of(Duration.ofSeconds(7), Duration.ofSeconds(12), Duration.ofSeconds(1)), pauses);
    assertEquals(4, requests.size());
  }

  @Test
  void predict_busyForever_givesUp() {
    for (int i = 0; i < 5; i++) {
      answer(503, BUSY, Map.of("Retry-After", "1"));
    }
    DraftingException problem = assertThrows(DraftingException.class, this::predict);
    assertEquals(ErrorCode.QUEUE_FULL, problem.code());
    assertEquals(5, requests.size());
  }

  @Test
  void predict_longPauseAsked_isNotWaitedFor() {
    answer(503, BUSY, Map.of("Retry-After", "3600"));
    assertThrows(DraftingException.class, this::predict);
    assertEquals(List.of(), pauses);
  }

  @Test
  void predictAll_mixedResults_areInOrder() throws Exception {
    Draft draft = draft("a");
    answer(
        200,
        "{\"results\":["
            + json(draft)
            + ",{\"item\":{\"id\":\"b\"},\"error\":{\"code\":\"unreadable-media\","
            + "\"detail\":\"not an image\"}}]}");
    List<Item> items = List.of(Item.of("a", new byte[] {1, 2, 3}), Item.of("b", new byte[] {-1}));
    assertEquals(
        List.of(
            new DraftResult.Drafted(draft),
            new DraftResult.Failed("b", ErrorCode.UNREADABLE_MEDIA, "not an image")),
        client("").predictAll(MODEL, items, Map.of("threshold", 0.5)));
    assertEquals(
        List.of(
            "{\"items\":[{\"id\":\"a\",\"data\":\"AQID\"},{\"id\":\"b\",\"data\":\"/w==\"}],"
                + "\"parameters\":{\"threshold\":0.5}}"),
        bodies);
    assertEquals(3, items.get(0).content().remaining());
  }

  @Test
  void predictAll_tooFewResults_isAnIoProblem() {
    answer(200, "{\"results\":[]}");
    List<Item> items = List.of(Item.of("a", new byte[] {1}));
    assertThrows(IOException.class, () -> client("").predictAll(MODEL, items, Map.of()));
  }

  @Test
  void models_list_isRead() throws Exception {
    answer(
        200,
        "{\"models\":[{\"name\":\"a\",\"version\":\"1\",\"state\":\"ready\",\"family\":\"yolox\"},"
            + "{\"name\":\"b\",\"version\":\"2\",\"state\":\"loading\"}]}");
    List<ModelSummary> models = client("").models();
    assertEquals(
        List.of(
            new ModelSummary(new ModelId("a", "1"), "ready"),
            new ModelSummary(new ModelId("b", "2"), "loading")),
        models);
    assertTrue(models.get(0).isReady());
    assertEquals(List.of("GET /v1/models null null"), requests);
  }

  private Draft predict() throws IOException, InterruptedException {
    return client("").predict(MODEL, "x", new byte[] {1}, "image/jpeg", Map.of());
  }

  private DraftClient client(String token) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new DraftClient(
        HttpClient.newHttpClient(),
        uri,
        token,
        RetryPolicy.PATIENT,
        pauses::add,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void answer(int status, String body) {
    answer(status, body, Map.of());
  }

  private void answer(int status, String body, Map<String, String> headers) {
    answers.add(new Answer(status, body, headers));
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type")
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Answer answer = answers.remove();
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Draft draft(String id) {
    return new Draft(
        new Provenance(new ModelId("yolox-nano", "1"), "c789"),
        new ImageFacts(id, "00ff", 64, 48),
        Map.of("threshold", 0.25),
        List.of(new Region("dog", 0.5, new Box(1, 2, 4, 6))));
  }

  private static String json(Draft draft) {
    var text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.write(draft, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
