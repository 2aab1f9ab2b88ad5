package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import dev.firstpass.testkit.ToyModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The native API from outside: a real server over a real, tiny model. */
final class PredictApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final byte[] PNG = ToyRepository.picture(128, 96, "png");
  private static final int MAX_BODY = 300_000;
  private static final int MAX_ITEMS = 4;

  @TempDir private static Path folder;
  private static Engine engine;
  private static Application application;

  @BeforeAll
  static void start() throws IOException {
    engine =
        ToyRepository.engine(
            folder.resolve("models"), new MediaLimits(1_000_000, 5_000, 10_000_000));
    ToyRepository.install(engine, folder);
    engine.registry().loadAll();
    application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                Optional.empty(),
                MAX_BODY,
                10 * MAX_BODY,
                MAX_ITEMS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10)),
            engine,
            ServiceLoader.load(LabelFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList(),
            List.of());
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
  }

  @Test
  void predict_rawPicture_givesBoxesInItsOwnPixels() throws Exception {
    HttpResponse<String> answer = post("/v1/models/toy/predict?id=street.png", "image/png", PNG);

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    Draft draft = draft(answer);
    assertEquals("street.png", draft.item().id());
    assertEquals("toy:1", draft.provenance().model().toString());
    Region dog = (Region) draft.suggestions().get(0);
    // 128x96 goes into 64x64 at half its size, so the tensor's boxes are doubled.
    assertEquals("dog", dog.label());
    assertEquals(ToyModel.DOG_SCORE, dog.score(), 1e-4);
    assertEquals(2 * ToyModel.DOG_BOX.get(0), dog.box().xMin(), 0.01);
    assertEquals(2 * ToyModel.DOG_BOX.get(1), dog.box().yMin(), 0.01);
    assertEquals(2 * ToyModel.DOG_BOX.get(2), dog.box().width(), 0.01);
    assertEquals(2 * ToyModel.DOG_BOX.get(3), dog.box().height(), 0.01);
  }

  @Test
  void predict_sameCallTwice_givesTheSameAnswer() throws Exception {
    assertEquals(
        post("/v1/models/toy/predict", "image/png", PNG).body(),
        post("/v1/models/toy/versions/1/predict", "image/png", PNG).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold=0.6 | dog",
        "labels=person | person",
        "max=1 | dog",
        "labels=person,dog&map=person%3Dhuman | dog,human",
        "thresholds=dog%3D0.9 | person",
      })
  void predict_settings_chooseTheSuggestions(String query, String labels) throws Exception {
    Draft draft = draft(post("/v1/models/toy/predict?" + query, "image/png", PNG));

    assertEquals(
        List.of(labels.split(",")), draft.suggestions().stream().map(Suggestion::label).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/models/toi/predict | 404 | unknown-model | did you mean 'toy'?",
        "/v1/models/toy/versions/7/predict | 404 | unknown-model | toy:1",
        "/v1/models/toy/predict?treshold=0.3 | 400 | unknown-parameter | did you mean 'threshold'?",
        "/v1/models/toy/predict?threshold=3 | 400 | invalid-parameter | a number in [0, 1]",
        "/v1/models/toy/predict?threshold=NaN | 400 | invalid-parameter | a number in [0, 1]",
        "/v1/models/toy/predict?labels=dgo | 400 | invalid-parameter | did you mean 'dog'?",
        "/v1/models/toy/predict?format=cocoa | 406 | unknown-format | did you mean 'coco'?",
        "/v1/models/toy/predict?format=srt | 400 | invalid-request | holds labels of items of kind audio, not image",
        "/v1/models/..%2f..%2fetc/predict | 400 | * | *",
        "/v1/nothing | 404 | not-found | /docs",
        "/v1/models | 405 | method-not-allowed | POST",
      })
  void predict_wrongRequest_namesWhatIsWrong(String path, int status, String code, String words)
      throws Exception {
    HttpResponse<String> answer = post(path, "image/png", PNG);

    assertEquals(status, answer.statusCode(), answer.body());
    if (!code.equals("*")) {
      Map<?, ?> problem = problem(answer);
      assertEquals(code, problem.get("code"));
      assertEquals("/docs/errors/" + code, problem.get("type"));
      assertTrue(String.valueOf(problem.get("detail")).contains(words), answer.body());
    }
  }

  @Test
  void predict_notAPicture_isRefusedByKind() throws Exception {
    assertProblem(
        415,
        "unsupported-media",
        post("/v1/models/toy/predict", "image/png", "hello".getBytes(StandardCharsets.UTF_8)));
    assertProblem(
        415, "unsupported-media", post("/v1/models/toy/predict", "image/png", new byte[0]));
    byte[] cut = java.util.Arrays.copyOf(PNG, 40);
    assertProblem(422, "unreadable-media", post("/v1/models/toy/predict", "image/png", cut));
  }

  @Test
  void predict_tooManyPixels_isRefusedBeforeDecoding() throws Exception {
    byte[] wide = ToyRepository.picture(4_000, 300, "png");

    HttpResponse<String> answer = post("/v1/models/toy/predict", "image/png", wide);

    assertProblem(413, "media-too-large", answer);
    assertTrue(
        answer.body().contains("4000x300") || answer.body().contains("4000 x 300"), answer.body());
  }

  @Test
  void predict_bodyOverTheLimit_isRefusedWithAndWithoutLength() throws Exception {
    byte[] large = new byte[MAX_BODY + 1];

    assertProblem(413, "request-too-large", post("/v1/models/toy/predict", "image/png", large));
    assertProblem(
        413,
        "request-too-large",
        send(
            request("/v1/models/toy/predict", "image/png")
                .POST(
                    BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))));
  }

  /** Around the sizes of pooled buffers, and at the limit. */
  @ParameterizedTest
  @ValueSource(ints = {0, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, MAX_BODY})
  void predict_bodyOfAnySize_isReadToItsLastByte(int size) throws Exception {
    byte[] body = Arrays.copyOf(PNG, Math.max(PNG.length, size));
    body[body.length - 1] = PNG[PNG.length - 1];
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));

    Draft withLength = draft(post("/v1/models/toy/predict", "image/png", body));
    Draft without =
        draft(
            send(
                request("/v1/models/toy/predict", "image/png")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));

    assertEquals(sha256, withLength.item().sha256());
    assertEquals(sha256, without.item().sha256());
  }

  @Test
  void predict_jsonList_oneBadItemCostsNoOther() throws Exception {
    String data = Base64.getEncoder().encodeToString(PNG);
    String body =
        "{\"items\":[{\"id\":\"a\",\"data\":\""
            + data
            + "\"},{\"id\":\"b\",\"data\":\"aGVsbG8=\"},"
            + "{\"id\":\"c\",\"url\":\"http://127.0.0.1/x.png\"},{\"data\":\""
            + data
            + "\"}],"
            + "\"parameters\":{\"threshold\":0.6}}";

    HttpResponse<String> answer =
        post("/v1/models/toy/predict", "application/json", body.getBytes(StandardCharsets.UTF_8));

    assertEquals(200, answer.statusCode(), answer.body());
    List<?> results = (List<?>) plain(answer).get("results");
    assertEquals(4, Objects.requireNonNull(results).size());
    assertEquals("a", DraftJsonReader.draft(results.get(0)).item().id());
    assertEquals(1, DraftJsonReader.draft(results.get(0)).suggestions().size());
    assertEquals("unsupported-media", error(results.get(1)).get("code"));
    assertEquals("url-not-allowed", error(results.get(2)).get("code"));
    assertEquals("3", DraftJsonReader.draft(results.get(3)).item().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\":[ | not JSON",
        "[] | must be a JSON object",
        "{\"items\":3} | a list 'items'",
        "{\"items\":[],\"limit\":3} | unknown key 'limit'",
        "{\"items\":[{\"image\":\"x\"}]} | unknown key 'image'",
        "{\"items\":[{},{},{},{},{}]} | the limit is 4",
      })
  void predict_wrongJson_namesTheMistake(String body, String words) throws Exception {
    HttpResponse<String> answer =
        post("/v1/models/toy/predict", "application/json", body.getBytes(StandardCharsets.UTF_8));

    assertEquals(4, answer.statusCode() / 100, answer.body());
    assertTrue(answer.body().contains(words), answer.body());
  }

  @Test
  void predict_deeplyNestedJson_isRefused() throws Exception {
    String body = "{\"items\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertProblem(
        400,
        "invalid-request",
        post("/v1/models/toy/predict", "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void predict_multipart_answersOneFileWithADraftAndTwoWithAList() throws Exception {
    HttpResponse<String> one = postForm(Map.of("one.png", PNG));
    HttpResponse<String> two =
        postForm(new java.util.TreeMap<>(Map.of("1.png", PNG, "2.txt", new byte[] {1, 2})));

    assertEquals("one.png", draft(one).item().id());
    List<?> results = (List<?>) Objects.requireNonNull(plain(two).get("results"));
    assertEquals("1.png", DraftJsonReader.draft(results.get(0)).item().id());
    assertEquals("unsupported-media", error(results.get(1)).get("code"));
  }

  @ParameterizedTest
  @CsvSource({
    "coco, application/json",
    "yolo, text/plain",
    "voc, application/xml",
    "labelme, application/json"
  })
  void predict_labelFileFormat_answersInIt(String format, String mediaType) throws Exception {
    HttpResponse<String> answer = post("/v1/models/toy/predict?format=" + format, "image/png", PNG);

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith(mediaType),
        answer.headers().toString());
    assertTrue(answer.body().contains(format.equals("yolo") ? "1 0." : "dog"), answer.body());
  }

  @Test
  void predict_acceptingEvents_streamsResultAndEnd() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/v1/models/toy/predict", "image/png")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofByteArray(PNG)));

    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
    String[] events = answer.body().split("\n\n", -1);
    assertEquals(3, events.length, answer.body());
    assertTrue(events[0].startsWith("event: result\ndata: {\"schema\":1,"), events[0]);
    assertEquals("event: end\ndata: {}", events[1]);
  }

  @Test
  void models_list_tellsStateAndSettings() throws Exception {
    assertTrue(get("/v1/models").body().contains("\"state\":\"ready\""));
    String model = get("/v1/models/toy").body();
    assertTrue(model.contains("\"labels\":[\"cat\",\"dog\",\"person\"]"), model);
    assertTrue(model.contains("\"name\":\"threshold\""), model);
    assertEquals(404, get("/v1/models/none").statusCode());
  }

  @Test
  void operations_allPages_answer() throws Exception {
    post("/v1/models/toy/predict", "image/png", PNG);
    assertEquals(200, get("/health/live").statusCode());
    assertTrue(get("/health/ready").body().contains("\"toy:1\":\"ready\""));
    String metrics = get("/metrics").body();
    assertTrue(
        metrics.contains("firstpass_items_total{model=\"toy\",outcome=\"drafted\"}"), metrics);
    assertTrue(metrics.contains("code=\"media-too-large\""), metrics);
    assertTrue(get("/openapi.json").body().contains("/v1/models/{name}/predict"));
    assertTrue(get("/docs").body().contains("swagger"));
    assertEquals(200, get("/docs/ui/swagger-ui-bundle.js").statusCode());
    assertTrue(get("/docs/errors/queue-full").body().startsWith("# queue-full"));
    assertEquals(404, get("/docs/errors/none").statusCode());
  }

  @Test
  void predict_metadataOfTheDraft_isComplete() throws Exception {
    Draft draft = draft(post("/v1/models/toy/predict", "image/png", PNG));

    assertEquals(64, draft.item().sha256().length());
    assertEquals(64, draft.provenance().sha256().length());
    assertNotEquals(null, draft.parameters().get("threshold"));
  }

  private static HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(request(path, type).POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path, "*/*").GET());
  }

  private static HttpResponse<String> postForm(Map<String, byte[]> files) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      body.writeBytes(
          ("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                  + file.getKey()
                  + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--XX--\r\n".getBytes(StandardCharsets.UTF_8));
    return post("/v1/models/toy/predict", "multipart/form-data; boundary=XX", body.toByteArray());
  }

  private static HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(application.address() + path))
        .header("Content-Type", type)
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static Draft draft(HttpResponse<String> answer) throws IOException {
    assertEquals(200, answer.statusCode(), answer.body());
    return DraftJsonReader.draft(plain(answer));
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer)
      throws IOException {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(code, problem(answer).get("code"));
  }

  private static Map<?, ?> problem(HttpResponse<String> answer) throws IOException {
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    return plain(answer);
  }

  private static Map<?, ?> error(Object result) {
    return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) result).get("error"));
  }

  private static Map<?, ?> plain(HttpResponse<String> answer) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(answer.body())) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
