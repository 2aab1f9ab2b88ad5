package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
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
import java.time.Duration;
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

/** The OpenAI audio API from outside: a real server that asks for a token. */
final class OpenAiAudioApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TOKEN = "sk-test";
  private static final int MAX_BODY = 300_000;
  private static final byte[] PNG = ToyRepository.picture(128, 96, "png");

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
                Optional.of(TOKEN),
                MAX_BODY,
                10 * MAX_BODY,
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10)),
            engine,
            load(LabelFormat.class),
            load(ToolAdapter.class));
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=toy | 400 | model | invalid_request | labels pictures",
        "model=toi | 404 | model | model_not_found | did you mean 'toy'?",
        "model=open/ai | 404 | model | model_not_found | does not exist",
        "prompt=x | 400 | model | invalid_request | no field 'model'",
        "model=toy;response_format=doc | 400 | response_format | invalid_parameter | verbose_json",
        "model=toy;threshold=3 | 400 | | invalid_parameter | a number in [0, 1]",
      })
  void transcriptions_wrongForm_isToldAsOpenAiDoes(
      String fields, int status, String field, String code, String words) throws Exception {
    HttpResponse<String> answer = send(form(fields, PNG));

    assertError(answer, status, code, words);
    assertEquals(field, error(answer).get("param"));
  }

  @Test
  void transcriptions_fieldsThatTheModelDoesNotKnow_areIgnored() throws Exception {
    // The toy model has neither; the refusal is that of its draft.
    HttpResponse<String> answer = send(form("model=toy;language=de;temperature=0", PNG));

    assertError(answer, 400, "invalid_request", "labels pictures");
  }

  @Test
  void transcriptions_notMedia_isTheFilesFault() throws Exception {
    HttpResponse<String> answer = send(form("model=toy", "hello".getBytes(StandardCharsets.UTF_8)));

    assertError(answer, 400, "unsupported_media", "");
    assertEquals("file", error(answer).get("param"));
  }

  @Test
  void transcriptions_noForm_lacksItsFields() throws Exception {
    assertError(
        send(
            request("/v1/audio/transcriptions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        400,
        "invalid_request",
        "no field 'model'");
  }

  @Test
  void transcriptions_beforeTheAdapter_isRefusedInTheSameForm() throws Exception {
    assertError(send(form("model=toy", new byte[MAX_BODY + 1])), 413, "request_too_large", "");
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/v1/audio/transcriptions"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertError(answer, 401, "invalid_api_key", "Bearer");
  }

  @Test
  void audio_otherPathsAndMethods_areRefused() throws Exception {
    assertError(send(request("/v1/audio/transcriptions").GET()), 405, "method_not_allowed", "POST");
    assertError(send(request("/v1/audio/speech").GET()), 404, "not_found", "transcriptions");
    assertError(
        send(request("/v1/audio/transcriptions").DELETE()), 405, "method_not_allowed", "DELETE");
  }

  @Test
  void models_list_isReadByClientsOfBothApis() throws Exception {
    Map<?, ?> answer = plain(send(request("/v1/models").GET()));

    assertEquals("list", answer.get("object"));
    assertEquals(
        List.of(Map.of("id", "toy", "object", "model", "created", 0, "owned_by", "firstpass")),
        answer.get("data"));
    assertEquals(1, ((List<?>) Objects.requireNonNull(answer.get("models"))).size());
  }

  private static HttpRequest.Builder form(String fields, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String field : fields.split(";", -1)) {
      String[] pair = field.split("=", -1);
      body.writeBytes(part("name=\"" + pair[0] + "\""));
      body.writeBytes((pair[1] + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(part("name=\"file\"; filename=\"a.wav\""));
    body.writeBytes(file);
    body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
    return request("/v1/audio/transcriptions")
        .header("Content-Type", "multipart/form-data; boundary=XX")
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static byte[] part(String disposition) {
    return ("--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(application.address() + path))
        .header("Authorization", "Bearer " + TOKEN)
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String code, String words) throws IOException {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals(code, error(answer).get("code"), answer.body());
    assertTrue(String.valueOf(error(answer).get("message")).contains(words), answer.body());
  }

  private static Map<?, ?> error(HttpResponse<String> answer) throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(plain(answer).get("error"));
  }

  private static Map<?, ?> plain(HttpResponse<String> answer) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(answer.body())) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }

  private static <T> List<T> load(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
