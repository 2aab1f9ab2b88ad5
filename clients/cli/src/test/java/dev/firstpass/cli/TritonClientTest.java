package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.cli.OpenInferenceServer.Answer;
import dev.firstpass.core.json.PlainJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Triton's Python client sent, to a real server; {@code openinference/README.md} says how. */
final class TritonClientTest {
  @TempDir private static Path folder;
  private static OpenInferenceServer server;

  @BeforeAll
  static void start() throws IOException {
    server = OpenInferenceServer.start(folder, Optional.empty());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Sent> requests() throws IOException {
    try (InputStream in =
            TritonClientTest.class.getResourceAsStream("openinference/tritonclient.json");
        JsonParser parser =
            PlainJson.factory().createParser(Objects.requireNonNull(in).readAllBytes())) {
      List<Sent> sent = new ArrayList<>();
      for (Object one : (List<?>) Objects.requireNonNull(PlainJson.read(parser))) {
        sent.add(Sent.of((Map<?, ?>) Objects.requireNonNull(one)));
      }
      return sent;
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_ofTheClient_isAnsweredAsTheClientExpects(Sent sent) throws Exception {
    Answer answer = sent.send();

    assertEquals(sent.status(), answer.status(), answer.text());
    assertEquals(sent.status() >= 400, answer.text().startsWith("{\"error\":\""), answer.text());
  }

  @Test
  void tensor_inBytes_isAnsweredWithTheGraphsKnownRow() throws Exception {
    Answer answer = find("tensor, bytes both ways").send();

    assertEquals("7", answer.object().get("id"));
    assertEquals(84 * 8 * 4, answer.binary().remaining());
    assertEquals(0.9f, answer.binary().getFloat((19 * 8 + 4) * 4));
    assertEquals(0.8f, answer.binary().getFloat((19 * 8 + 6) * 4));
  }

  @Test
  void pictures_inBytes_areAnsweredInBytes() throws Exception {
    Answer answer = find("pictures, one of them bad").send();

    assertEquals(Map.of("failed", 1), answer.object().get("parameters"));
    assertEquals(List.of(4, 4), answer.output("boxes").get("shape"));
    ByteBuffer boxes = answer.binary();
    assertEquals(
        List.of(40f, 16f, 72f, 64f),
        List.of(boxes.getFloat(0), boxes.getFloat(4), boxes.getFloat(8), boxes.getFloat(12)));
    String rest = StandardCharsets.UTF_8.decode(boxes.duplicate()).toString();
    assertTrue(rest.contains("unsupported-media"), rest);
  }

  private static Sent find(String step) throws IOException {
    return requests().stream().filter(sent -> sent.step().equals(step)).findFirst().orElseThrow();
  }

  /**
   * One request of the client.
   *
   * @param step what the script did
   * @param status what it was answered when the client found all well
   */
  record Sent(
      String step, String method, String path, Map<?, ?> headers, ByteBuffer body, int status) {
    static Sent of(Map<?, ?> plain) throws IOException {
      byte[] packed = Base64.getDecoder().decode(String.valueOf(plain.get("body")));
      try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
        return new Sent(
            String.valueOf(plain.get("step")),
            String.valueOf(plain.get("method")),
            String.valueOf(plain.get("path")),
            (Map<?, ?>) Objects.requireNonNull(plain.get("headers")),
            ByteBuffer.wrap(in.readAllBytes()),
            ((Number) Objects.requireNonNull(plain.get("status"))).intValue());
      }
    }

    Answer send() throws Exception {
      List<String> lines = new ArrayList<>();
      headers.forEach(
          (name, value) -> {
            lines.add(String.valueOf(name));
            lines.add(String.valueOf(value));
          });
      byte[] bytes = new byte[body.remaining()];
      body.duplicate().get(bytes);
      return new Answer(server.send(method, path, bytes, lines.toArray(String[]::new)));
    }

    @Override
    public String toString() {
      return step;
    }
  }
}
