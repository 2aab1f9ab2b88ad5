package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.LocalFolder;
import dev.firstpass.server.ServerConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Roboflow's clients send, to a real server over a real, tiny model. */
final class RoboflowApiTest {
  private static final String TOKEN = "s3cret";
  private static final String DETECT = "/roboflow/infer/object_detection";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Map<String, String> BASE64 =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  @TempDir private static Path folder;
  private static ToyServer server;

  @BeforeAll
  static void start() throws IOException {
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.write(media.resolve("a.png"), ToyRepository.picture(128, 96, "png"));
    ServerConfig defaults = ServerConfig.defaults();
    server =
        ToyServer.start(
            folder,
            new ToyServer.Wanted(
                Optional.of(TOKEN),
                defaults.maxBodyBytes(),
                defaults.patience(),
                new FetchConfig(
                    List.of(),
                    Map.of(),
                    List.of(new LocalFolder("/media/", media)),
                    Map.of(),
                    1 << 20,
                    Duration.ofSeconds(5))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> exchanges() throws IOException {
    return ToyServer.recorded("roboflow/exchanges.json").stream()
        .map(exchange -> (Map<?, ?>) exchange)
        .map(exchange -> Arguments.of(exchange.get("name"), exchange));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void recordedRequest_isAnsweredAsTheClientReadIt(String name, Map<?, ?> exchange)
      throws Exception {
    Map<String, String> headers = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(exchange.get("headers")))
        .forEach((header, value) -> headers.put(String.valueOf(header), String.valueOf(value)));

    HttpResponse<String> answer =
        server.send(
            String.valueOf(exchange.get("method")),
            String.valueOf(exchange.get("path")),
            headers,
            String.valueOf(exchange.get("body")));

    assertEquals(
        ((Number) Objects.requireNonNull(exchange.get("status"))).intValue(),
        answer.statusCode(),
        name);
    assertEquals(timeless(exchange.get("answer")), timeless(ToyServer.plain(answer.body())), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/roboflow/healthz | '' | 200",
        "/roboflow/model/registry | '' | 401",
        "/roboflow/model/registry?api_key=wrong | '' | 401",
        "/roboflow/model/registry?api_key=s3cret | '' | 200",
        "/roboflow/model/registry | Bearer s3cret | 200",
        "/v1/models?api_key=s3cret | '' | 401",
      })
  void get_token_isTheApiKey(String path, String credentials, int status) throws Exception {
    Map<String, String> headers =
        credentials.equals("''") ? Map.of() : Map.of("Authorization", credentials);

    assertEquals(status, server.send("GET", path, headers, null).statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"api_key\":\"s3cret\", | 200",
        "\"api_key\":\"wrong\", | 401",
        "\"api_key\":null, | 401",
        "'' | 401",
      })
  void post_token_mayBeInTheBody(String field, int status) throws Exception {
    HttpResponse<String> answer =
        server.send("POST", DETECT, JSON, body(field.replace("''", ""), "base64", picture()));

    assertEquals(status, answer.statusCode(), answer.body());
  }

  @Test
  void post_keyInTheBodyOfAnotherTool_opensNothing() throws Exception {
    assertEquals(
        401,
        server
            .send("POST", "/label-studio/toy/setup", JSON, "{\"api_key\":\"s3cret\"}")
            .statusCode());
  }

  @Test
  void infer_base64_isAnsweredWithTheCentre() throws Exception {
    HttpResponse<String> answer = infer(body("", "base64", picture()));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"image\":{\"width\":128,\"height\":96}"), answer.body());
    // The dog's box in the tensor, 20 8 16 24, in a picture of twice the size.
    assertTrue(
        answer.body().contains("\"x\":56.0,\"y\":40.0,\"width\":32.0,\"height\":48.0"),
        answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "url, https://example.com/a.jpg, 400, url-not-allowed",
    "url, /media/none.png, 400, media-fetch-failed",
    "url, file:///etc/passwd, 400, url-not-allowed",
    "numpy, gASVxgAAAA==, 400, invalid-request",
    "base64, aGVsbG8=, 400, unsupported-media",
  })
  void infer_imageThatCannotBeHad_isRefused(String type, String value, int status, String code)
      throws Exception {
    HttpResponse<String> answer = infer(body("", type, value));

    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
  }

  @Test
  void infer_addressThatTheOperatorAllows_isFetched() throws Exception {
    HttpResponse<String> answer = infer(body("", "url", "/media/a.png"));

    assertEquals(200, answer.statusCode(), answer.body());
    HttpResponse<String> older =
        server.send("POST", "/roboflow/toy?api_key=s3cret&image=/media/a.png", Map.of(), null);
    assertEquals(200, older.statusCode(), older.body());
  }

  @Test
  void legacy_percent_isTheSameAsTheShare() throws Exception {
    String address = "/roboflow/toy/1?api_key=s3cret&confidence=";

    String percent = server.send("POST", address + "60", BASE64, picture()).body();
    String share = server.send("POST", address + "0.6", BASE64, picture()).body();

    assertEquals(timeless(ToyServer.plain(percent)), timeless(ToyServer.plain(share)));
    assertTrue(percent.contains("\"dog\""), percent);
    assertFalse(percent.contains("\"person\""), percent);
  }

  @Test
  void legacy_base64InLines_isRead() throws Exception {
    String lines = picture().replaceAll("(.{76})", "$1\n");

    HttpResponse<String> answer =
        server.send("POST", "/roboflow/toy/1?api_key=s3cret", BASE64, lines);

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void legacy_form_isRead() throws Exception {
    String form =
        """
        --x\r
        Content-Disposition: form-data; name="file"; filename="a.svg"\r
        Content-Type: image/svg+xml\r
        \r
        <svg/>\r
        --x--\r
        """;

    HttpResponse<String> answer =
        server.send(
            "POST",
            "/roboflow/toy/1?api_key=s3cret",
            Map.of("Content-Type", "multipart/form-data; boundary=x"),
            form);

    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"unsupported-media\""), answer.body());
  }

  private static HttpResponse<String> infer(String body) throws Exception {
    return server.send("POST", DETECT + "?api_key=s3cret", JSON, body);
  }

  private static String body(String fields, String type, String value) {
    return "{"
        + fields
        + "\"model_id\":\"toy/1\",\"image\":{\"type\":\""
        + type
        + "\",\"value\":\""
        + value
        + "\"}}";
  }

  private static String picture() {
    return Base64.getEncoder().encodeToString(ToyRepository.picture(128, 96, "png"));
  }

  /** Without the time that an answer took. */
  private static @Nullable Object timeless(@Nullable Object answer) {
    if (answer instanceof List<?> list) {
      return list.stream().map(RoboflowApiTest::timeless).toList();
    }
    if (answer instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
      rest.remove("time");
      return rest;
    }
    return answer;
  }
}
