package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/**
 * Transcriptions through the OpenAI audio API: a real server, a recogniser with random weights
 * whose words sherpa-onnx has heard before (tiny-asr/expected.json).
 */
final class OpenAiTranscriptionTest {
  private static final String HEARD = "oe x the the the thes 界 b Te one on";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MAX_BODY = 1_000_000;

  @TempDir private static Path folder;
  private static Engine engine;
  private static Application application;

  @BeforeAll
  static void start() throws IOException {
    engine = ToyRepository.engine(folder.resolve("models"));
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(
                    resource("encoder.onnx"),
                    resource("decoder.onnx"),
                    resource("joiner.onnx"),
                    resource("tokens.txt")),
                Optional.of("whisper-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    engine.registry().loadAll();
    application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                Optional.empty(),
                MAX_BODY,
                10 * MAX_BODY,
                4,
                Duration.ofMinutes(2),
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

  @Test
  void transcriptions_json_isTheText() throws Exception {
    assertTrue(String.valueOf(plain(transcribe("json")).get("text")).contains(HEARD));
  }

  @Test
  void transcriptions_verboseJson_hasSegmentsAndWordsInsideTheRecording() throws Exception {
    Map<?, ?> answer = plain(transcribe("verbose_json"));

    double duration = ((Number) Objects.requireNonNull(answer.get("duration"))).doubleValue();
    List<?> segments = (List<?>) Objects.requireNonNull(answer.get("segments"));
    List<?> words = (List<?>) Objects.requireNonNull(answer.get("words"));
    assertTrue(!segments.isEmpty() && words.size() > 5, answer.toString());
    for (Object word : words) {
      Map<?, ?> one = (Map<?, ?>) word;
      double end = ((Number) Objects.requireNonNull(one.get("end"))).doubleValue();
      assertTrue(end <= duration + 1e-6, answer.toString());
    }
  }

  @Test
  void transcriptions_subtitles_areFilesOfTheirFormat() throws Exception {
    assertTrue(transcribe("srt").startsWith("1\n00:00:0"));
    assertTrue(transcribe("vtt").startsWith("WEBVTT"));
    assertTrue(transcribe("text").contains(HEARD));
  }

  private static String transcribe(String format) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, "model", "whisper-1");
    field(body, "response_format", format);
    field(body, "timestamp_granularities[]", "word");
    field(body, "decoding", "beam");
    field(body, "temperature", "0");
    body.writeBytes(head("name=\"file\"; filename=\"recording.wav\""));
    body.writeBytes(Files.readAllBytes(resource("recording.wav")));
    body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + "/v1/audio/transcriptions"))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static void field(ByteArrayOutputStream body, String name, String value) {
    body.writeBytes(head("name=\"" + name + "\""));
    body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] head(String disposition) {
    return ("--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<?, ?> plain(String body) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(body)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(OpenAiTranscriptionTest.class.getResource("/tiny-asr/" + name))
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> List<T> load(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
