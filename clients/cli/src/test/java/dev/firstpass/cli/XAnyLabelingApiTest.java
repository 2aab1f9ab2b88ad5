package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
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

/** What X-AnyLabeling sends, to a real server over a real, tiny model. */
final class XAnyLabelingApiTest {
  private static final String TOKEN = "s3cret";
  private static final String MOUNT = "/x-anylabeling";
  private static final String PREDICT = MOUNT + "/v1/predict";

  @TempDir private static Path folder;
  private static ToyServer server;

  @BeforeAll
  static void start() throws IOException {
    server = ToyServer.start(folder, ToyServer.Wanted.of(Optional.of(TOKEN)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> exchanges() throws IOException {
    return ToyServer.recorded("xanylabeling/exchanges.json").stream()
        .map(exchange -> (Map<?, ?>) exchange)
        .map(exchange -> Arguments.of(exchange.get("name"), exchange));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void recordedRequest_isAnsweredAsTheClientReadIt(String name, Map<?, ?> exchange)
      throws Exception {
    Object body = exchange.get("body");

    HttpResponse<String> answer =
        server.send(
            String.valueOf(exchange.get("method")),
            MOUNT + exchange.get("path"),
            Map.of(
                "Token", String.valueOf(exchange.get("token")), "Content-Type", "application/json"),
            body == null ? null : json(body));

    assertEquals(((Number) value(exchange, "status")).intValue(), answer.statusCode(), name);
    assertEquals(exchange.get("answer"), ToyServer.plain(answer.body()), name);
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void recordedReading_ofAnyFailure_replacesNothing(String name, Map<?, ?> exchange) {
    Map<?, ?> read = (Map<?, ?>) value(exchange, "read");
    if (read.get("shapes") instanceof List<?> shapes && shapes.isEmpty()) {
      assertEquals(false, read.get("replace"), name);
    }
    assertEquals(read.containsKey("models") ? null : "", read.get("description"), name);
  }

  @ParameterizedTest
  @CsvSource({
    "/health, '', 200",
    "/health, wrong, 200",
    "/v1/models, s3cret, 200",
    "/v1/models, '', 401",
    "/v1/models, wrong, 401",
    "//v1/models, s3cret, 200",
    "/v1/models/toy/info, s3cret, 200",
    "/v1/models/none/info, s3cret, 200",
    "/v1/video/status/7, s3cret, 404",
  })
  void get_token_isTheHeaderToken(String path, String token, int status) throws Exception {
    HttpResponse<String> answer = server.send("GET", MOUNT + path, Map.of("Token", token), null);

    assertEquals(status, answer.statusCode(), answer.body());
    ToyServer.plain(answer.body());
  }

  @Test
  void get_tokenOfTheTool_opensNothingElse() throws Exception {
    Map<String, String> header = Map.of("Token", TOKEN);

    assertEquals(401, server.send("GET", "/v1/models", header, null).statusCode());
    assertEquals(401, server.send("GET", "/label-studio/toy/health", header, null).statusCode());
  }

  @Test
  void get_emptyTokenToAServerWithoutOne_isServed() throws Exception {
    try (ToyServer open = ToyServer.start(folder, ToyServer.Wanted.of(Optional.empty()))) {
      assertEquals(
          200, open.send("GET", MOUNT + "/v1/models", Map.of("Token", ""), null).statusCode());
    }
  }

  @Test
  void predict_bodyPastTheLimit_isASoftError() throws Exception {
    ToyServer.Wanted defaults = ToyServer.Wanted.of(Optional.empty());
    ToyServer.Wanted wanted =
        new ToyServer.Wanted(Optional.empty(), 100, defaults.patience(), defaults.fetch());
    try (ToyServer small = ToyServer.start(folder, wanted)) {
      assertSoft("REQUEST_TOO_LARGE", small.send("POST", PREDICT, Map.of(), body("toy")));
    }
  }

  @ParameterizedTest
  @CsvSource({"not json, INVALID_REQUEST", "{}, INVALID_REQUEST"})
  void predict_whatCannotBeRead_isASoftError(String body, String code) throws Exception {
    assertSoft(code, server.send("POST", PREDICT, Map.of("Token", TOKEN), body));
  }

  @Test
  void predict_wrongToken_isASoftErrorToo() throws Exception {
    assertSoft("UNAUTHORIZED", server.send("POST", PREDICT, Map.of("Token", "wrong"), body("toy")));
  }

  private static void assertSoft(String code, HttpResponse<String> answer) throws IOException {
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    Map<?, ?> body = (Map<?, ?>) Objects.requireNonNull(ToyServer.plain(answer.body()));
    assertEquals(
        Map.of("shapes", List.of(), "description", "", "replace", false), body.get("data"));
  }

  private static String body(String model) {
    String picture = Base64.getEncoder().encodeToString(ToyRepository.picture(128, 96, "png"));
    return "{\"model\":\"" + model + "\",\"image\":\"data:image/png;base64," + picture + "\"}";
  }

  private static Object value(Map<?, ?> exchange, String name) {
    return Objects.requireNonNull(exchange.get(name));
  }

  private static String json(Object plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      write(plain, json);
    }
    return text.toString();
  }

  private static void write(@Nullable Object plain, JsonGenerator json) throws IOException {
    if (plain instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (plain instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else {
      json.writeObject(plain);
    }
  }
}
