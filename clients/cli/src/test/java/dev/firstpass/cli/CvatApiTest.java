package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CVAT sends, to a real server over real, tiny models. */
final class CvatApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TOKEN = "s3cret";
  private static final String DOG = "\"label\":\"dog\",\"type\":\"rectangle\"";

  @TempDir private static Path folder;
  private static Engine engine;
  private static Application application;

  @BeforeAll
  static void start() throws IOException {
    engine = ToyRepository.engine(folder.resolve("models"));
    ToyRepository.install(engine, folder);
    installSam();
    engine.registry().loadAll();
    ServerConfig defaults = ServerConfig.defaults();
    application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                Optional.of(TOKEN),
                defaults.maxBodyBytes(),
                defaults.maxBytesInFlight(),
                defaults.maxItems(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                defaults.fetch()),
            engine,
            List.of(),
            ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }

  private static void installSam() throws IOException {
    List<Path> graphs = new ArrayList<>();
    for (String graph : List.of("encoder.onnx", "decoder.onnx")) {
      try (var in = Objects.requireNonNull(CvatApiTest.class.getResourceAsStream("sam/" + graph))) {
        graphs.add(Files.write(folder.resolve(graph), in.readAllBytes()));
      }
    }
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                graphs,
                Optional.of("sam"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/functions, Basic cvat:s3cret, 200",
    "/api/functions, Bearer s3cret, 200",
    "/api/functions, '', 401",
    "/api/functions, Basic cvat:wrong, 401",
    "/api/functions/toy, Basic cvat:s3cret, 200",
    "/api/functions/none, Basic cvat:s3cret, 404",
    "/api/none, Basic cvat:s3cret, 404",
    "/api/function_invocations, Basic cvat:s3cret, 405",
    "/cvat/~s3cret/toy, '', 200",
    "/cvat/toy, '', 401",
  })
  void get_credentials_areBasicAsInTheHostsName(String path, String credentials, int status)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.address() + path));
    if (credentials.startsWith("Basic ")) {
      byte[] pair = credentials.substring(6).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    } else if (!credentials.isEmpty()) {
      request.header("Authorization", credentials);
    }

    HttpResponse<String> answer = HTTP.send(request.GET().build(), BodyHandlers.ofString());

    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(PlainJson.read(answer.body()) instanceof Map);
  }

  @Test
  void functions_allModels_areDetectorsAndInteractors() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/api/functions"))
                .header("Authorization", "Bearer " + TOKEN)
                .build(),
            BodyHandlers.ofString());

    Map<?, ?> functions = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(answer.body()));
    assertEquals("[sam, toy]", functions.keySet().toString());
    assertTrue(String.valueOf(functions.get("toy")).contains("type=detector"));
    assertTrue(String.valueOf(functions.get("sam")).contains("type=interactor"));
    String port = String.valueOf(URI.create(application.address()).getPort());
    assertTrue(String.valueOf(functions.get("toy")).contains("httpPort=" + port + "/cvat/toy"));
  }

  @Test
  void invocation_picture_isAnArrayOfWhatIsThere() throws Exception {
    HttpResponse<String> answer = invoke("toy", frame(ToyRepository.picture(128, 96, "png"), ""));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("[{\"confidence\":\"0.72"), answer.body());
    assertTrue(answer.body().contains(DOG), answer.body());
    assertTrue(answer.body().contains("{\"name\":\"confidence\",\"value\":\"72\"}"), answer.body());
  }

  @Test
  void invocation_threshold_isHonouredAndZeroIsNone() throws Exception {
    byte[] picture = ToyRepository.picture(128, 96, "png");

    String all = invoke("toy", frame(picture, ",\"threshold\":0")).body();
    String sure = invoke("toy", frame(picture, ",\"threshold\":0.6")).body();

    assertEquals(invoke("toy", frame(picture, "")).body(), all);
    assertTrue(all.contains("person") && !sure.contains("person") && sure.contains(DOG), sure);
    assertEquals("[]", invoke("toy", frame(picture, ",\"threshold\":0.99")).body());
    assertEquals(400, invoke("toy", frame(picture, ",\"threshold\":7")).statusCode());
  }

  /** A frame that cannot be read costs a run nothing but its own objects. */
  @ParameterizedTest
  @CsvSource({"not a picture, unsupported-media", "'', unsupported-media"})
  void invocation_oddFrame_isNoObjectsAndNoError(String content, String code) throws Exception {
    HttpResponse<String> answer =
        invoke("toy", frame(content.getBytes(StandardCharsets.UTF_8), ""));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("[]", answer.body());
    String dropped = answer.headers().firstValue("X-Firstpass-Dropped").orElse("");
    assertTrue(dropped.startsWith(code + ":frame "), dropped);
    assertTrue(metrics().contains("reason=\"" + code + "\",tool=\"cvat\""), metrics());
  }

  @Test
  void invocation_damagedFrame_isNoObjectsAndNoError() throws Exception {
    byte[] whole = ToyRepository.picture(128, 96, "png");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    HttpResponse<String> answer = invoke("toy", frame(half, ""));

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void invocation_moreFramesAtOnceThanTheQueueTakes_allWaitTheirTurn() throws Exception {
    String body = frame(ToyRepository.picture(640, 480, "png"), "");
    List<CompletableFuture<HttpResponse<String>>> pending = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pending.add(HTTP.sendAsync(invocation("toy", body), BodyHandlers.ofString()));
    }

    for (CompletableFuture<HttpResponse<String>> one : pending) {
      assertEquals(200, one.get().statusCode(), one.get().body());
      assertTrue(one.get().body().contains(DOG), one.get().body());
    }
  }

  @Test
  void invocation_directly_isTheSameAnswer() throws Exception {
    String body = frame(ToyRepository.picture(128, 96, "png"), "");
    HttpResponse<String> direct =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/cvat/~s3cret/toy"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());

    assertEquals(invoke("toy", body).body(), direct.body());
  }

  /** A frame of 40 MiB is 53 MiB of base64 (cvat-ai/cvat#4352, #5258). */
  @Test
  void invocation_largeBody_isAcceptedUpToTheLimitAndThenRefusedWithIt() throws Exception {
    byte[] picture = ToyRepository.picture(128, 96, "bmp");

    HttpResponse<String> large = invoke("toy", frame(padded(picture, 40 << 20), ""));
    HttpResponse<String> larger = invoke("toy", frame(padded(picture, 50 << 20), ""));

    assertEquals(200, large.statusCode(), large.body());
    assertTrue(large.body().contains(DOG), large.body());
    assertEquals(413, larger.statusCode(), larger.body());
    assertTrue(larger.body().contains("--max-body"), larger.body());
  }

  @Test
  void invocation_clicks_areAnsweredWithAMask() throws Exception {
    byte[] picture = ToyRepository.picture(128, 96, "png");

    HttpResponse<String> answer =
        invoke(
            "sam", frame(picture, ",\"pos_points\":[[60,40]],\"neg_points\":[],\"obj_bbox\":null"));

    assertEquals(200, answer.statusCode(), answer.body());
    Map<?, ?> mask = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(answer.body()));
    assertEquals("[mask, points, bounds]", mask.keySet().toString());
    List<?> bounds = (List<?>) Objects.requireNonNull(mask.get("bounds"));
    int rows = (int) bounds.get(3) - (int) bounds.get(1) + 1;
    assertEquals(rows, ((List<?>) Objects.requireNonNull(mask.get("mask"))).size());
    HttpResponse<String> odd = invoke("sam", frame(new byte[] {1}, ",\"pos_points\":[[6,4]]"));
    assertEquals(415, odd.statusCode(), odd.body());
  }

  private static byte[] padded(byte[] content, int size) {
    return Arrays.copyOf(content, size);
  }

  private static String frame(byte[] content, String more) {
    return "{\"image\":\"" + Base64.getEncoder().encodeToString(content) + "\"" + more + "}";
  }

  private static HttpResponse<String> invoke(String function, String body) throws Exception {
    return HTTP.send(invocation(function, body), BodyHandlers.ofString());
  }

  private static HttpRequest invocation(String function, String body) {
    byte[] pair = ("cvat:" + TOKEN).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(application.address() + "/api/function_invocations"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
        .header("x-nuclio-project-name", "cvat")
        .header("x-nuclio-function-namespace", "nuclio")
        .header("x-nuclio-invoke-via", "domain-name")
        .header("X-Nuclio-Invoke-Timeout", "120s")
        .header("x-nuclio-function-name", function)
        .header("x-nuclio-path", "/")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String metrics() throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/metrics"))
                .header("Authorization", "Bearer " + TOKEN)
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
