package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.LocalFolder;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Label Studio sends, to a real server over a real, tiny model. */
final class LabelStudioApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TOKEN = "s3cret";
  private static final String CONFIG =
      "<View><Image name='img' value='$image'/><RectangleLabels name='box' toName='img'>"
          + "<Label value='Dog'/></RectangleLabels></View>";

  @TempDir private static Path folder;
  private static Engine engine;
  private static Application application;

  @BeforeAll
  static void start() throws IOException {
    engine = ToyRepository.engine(folder.resolve("models"));
    ToyRepository.install(engine, folder);
    engine.registry().loadAll();
    Files.createDirectory(folder.resolve("media"));
    Files.write(folder.resolve("media/a b.png"), ToyRepository.picture(128, 96, "png"));
    Files.writeString(folder.resolve("media/broken.png"), "not a picture");
    ServerConfig defaults = ServerConfig.defaults();
    application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                Optional.of(TOKEN),
                defaults.maxBodyBytes(),
                defaults.maxBytesInFlight(),
                4,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                new FetchConfig(
                    List.of(),
                    Map.of(),
                    List.of(new LocalFolder("/data/local-files/", folder.resolve("media"))),
                    Map.of(),
                    1 << 20,
                    Duration.ofSeconds(5))),
            engine,
            List.of(),
            ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/label-studio/toy/health, '', 401",
    "/label-studio/toy/health, Bearer s3cret, 200",
    "/label-studio/toy/health, Basic user:s3cret, 200",
    "/label-studio/toy/health, Basic s3cret:user, 401",
    "/label-studio/~s3cret/toy/health, '', 200",
    "/label-studio/~wrong/toy/health, '', 401",
    "/label-studio/toy, Bearer s3cret, 200",
    "/label-studio, Bearer s3cret, 200",
    "/label-studio/none/health, Bearer s3cret, 404",
  })
  void health_credentials_areBasicOrInThePath(String path, String credentials, int status)
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
    plain(answer.body());
  }

  @Test
  void webhook_withoutCredentials_isTaken() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/label-studio/toy/webhook"))
                .POST(BodyPublishers.ofString("{\"action\":\"ANNOTATION_CREATED\"}"))
                .build(),
            BodyHandlers.ofString());

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void predict_fiveHundredTasks_areAnsweredInOrderWithTheBadOnesInTheirPlaces() throws Exception {
    String tasks =
        IntStream.range(0, 500)
            .mapToObj(
                id ->
                    "{\"id\":"
                        + id
                        + ",\"data\":{\"image\":\"/data/local-files/?d="
                        + (id % 100 == 7 ? "broken.png" : id % 100 == 8 ? "none.png" : "a%20b.png")
                        + "\"}}")
            .collect(Collectors.joining(","));

    HttpResponse<String> answer = predict("[" + tasks + "]");

    assertEquals(200, answer.statusCode(), answer.body());
    List<?> results = (List<?>) Objects.requireNonNull(plain(answer.body()).get("results"));
    assertEquals(500, results.size());
    for (int id = 0; id < 500; id++) {
      Map<?, ?> entry = (Map<?, ?>) results.get(id);
      String expected =
          id % 100 == 7 ? "unsupported-media" : id % 100 == 8 ? "media-fetch-failed" : "null";
      assertEquals(expected, String.valueOf(entry.get("code")), entry.toString());
      assertEquals(expected.equals("null"), entry.containsKey("result"));
    }
    assertEquals(
        "no-project-label:person=490",
        answer.headers().firstValue("X-Firstpass-Dropped").orElse(""));
  }

  @Test
  void predict_dataAddress_isDraftedWithTheProjectsLabel() throws Exception {
    String picture = Base64.getEncoder().encodeToString(ToyRepository.picture(128, 96, "png"));

    HttpResponse<String> answer =
        predict("[{\"data\":{\"image\":\"data:image/png;base64," + picture + "\"}}]");

    assertTrue(answer.body().contains("\"rectanglelabels\":[\"Dog\"]"), answer.body());
    assertTrue(answer.body().contains("\"original_width\":128"), answer.body());
  }

  @Test
  void resolve_address_saysWhichRuleFired() throws Exception {
    HttpResponse<String> answer =
        post(
            "/v1/resolve",
            "{\"url\":\"/data/local-files/?d=a%20b.png\",\"tool\":\"label-studio\"}");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(
        answer.body().contains("\"rule\":\"local files /data/local-files/\""), answer.body());
    assertTrue(answer.body().contains("\"fetched\":true"), answer.body());
    String proxy =
        post("/v1/resolve", "{\"url\":\"s3://pets/a.png\",\"tool\":\"label-studio\",\"task\":5}")
            .body();
    assertTrue(proxy.contains("/tasks/5/presign/"), proxy);
    assertTrue(proxy.contains("--allow-host s3://pets"), proxy);
    String refused = post("/v1/resolve", "{\"url\":\"https://example.com/x.png\"}").body();
    assertTrue(refused.contains("\"code\":\"url-not-allowed\""), refused);
    assertEquals(400, post("/v1/resolve", "{}").statusCode());
  }

  private static HttpResponse<String> predict(String tasks) throws Exception {
    return post(
        "/label-studio/toy/predict",
        "{\"tasks\":"
            + tasks
            + ",\"project\":\"7.17\",\"label_config\":\""
            + CONFIG
            + "\",\"params\":{\"login\":null,\"password\":null,\"context\":null}}");
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(application.address() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TOKEN)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
