package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.OpenInferenceServer.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of the Open Inference Protocol send, to a real server over real, tiny graphs. */
final class OpenInferenceApiTest {
  private static final int PIXELS = 3 * 64 * 64;
  private static final String TOY = "/models/toy/infer";
  private static final String TYPED = "/models/typed/infer";
  private static final String IMAGES =
      "{\"name\":\"images\",\"shape\":[1,3,64,64],\"datatype\":\"FP32\",";
  private static final String HALVES =
      "{\"name\":\"halves\",\"shape\":[2],\"datatype\":\"FP16\",\"parameters\":"
          + "{\"binary_data_size\":4}}";

  /** 1.0 and -2.0 as halves. */
  private static final byte[] TWO_HALVES = {0, 0x3c, 0, (byte) 0xc0};

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /v2/health/live                      | 200 | {\"live\":true}",
        "GET  | /v2/health/ready                     | 200 | {\"ready\":true}",
        "GET  | /v2                                  | 200 | \"extensions\":[\"binary_tensor_data\"]",
        "GET  | /v2/                                 | 200 | \"name\":\"firstpass\"",
        "GET  | /v2/models/toy                       | 200 | \"platform\":\"onnxruntime_onnx\"",
        "GET  | /v2/models/toy/versions/1            | 200 | \"versions\":[\"1\"]",
        "GET  | /v2/models/toy/versions/2            | 404 | version 1 is",
        "GET  | /v2/models/tou                       | 404 | did you mean 'toy'?",
        "GET  | /v2/models/toy/ready                 | 200 | {\"name\":\"toy\",\"ready\":true}",
        "GET  | /v2/models/toy/versions/1/ready      | 200 | \"ready\":true",
        "GET  | /v2/models/none/ready                | 404 | There are: toy, typed",
        "GET  | /v2/models/toy/infer                 | 405 | takes POST, not GET",
        "POST | /v2/models/toy                       | 405 | takes GET, not POST",
        "POST | /v2/health/live                      | 405 | takes GET",
        "PUT  | /v2/models/toy                       | 405 | not possible",
        "GET  | /v2/models                           | 404 | nothing is served at /v2/models",
        "GET  | /v2/models/toy/config                | 404 | nothing is served",
        "GET  | /v2/models/toy/versions/1/infer/x    | 404 | nothing is served",
        "GET  | /v2/nothing                          | 404 | nothing is served",
        "GET  | /v2///                               | 404 | nothing is served",
        "GET  | /v2/models//infer                    | 404 | no model '",
        "POST | /v2/repository/index                 | 200 | \"state\":\"READY\",\"reason\":\"\"",
        "GET  | /v2/repository/index                 | 405 | takes POST",
        "POST | /v2/repository/models/toy/load       | 400 | not loaded or unloaded",
        "POST | /v2/repository/models/toy/unload     | 400 | not loaded or unloaded",
        "POST | /v2/repository/models/toy            | 404 | nothing is served",
        "GET  | /v2/systemsharedmemory/status        | 404 | nothing is served",
      })
  void route_method_isAnsweredInTheProtocolsForm(
      String method, String path, int status, String fragment) throws Exception {
    HttpResponse<byte[]> answer = server.send(method, path, new byte[0]);

    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(status, answer.statusCode(), text);
    assertTrue(text.contains(fragment), text);
    assertEquals(status >= 400, text.startsWith("{\"error\":\""), text);
  }

  @Test
  void metadata_modelOfOneGraph_hasItsTensorsAndThoseOfDrafts() throws Exception {
    Map<?, ?> metadata = server.get("/models/toy").object();

    assertEquals(
        List.of(Map.of("name", "images", "datatype", "FP32", "shape", List.of(1, 3, 64, 64))),
        metadata.get("inputs"));
    assertEquals(
        List.of(Map.of("name", "output", "datatype", "FP32", "shape", List.of(1, 84, 8))),
        metadata.get("outputs"));
    Map<?, ?> drafts = (Map<?, ?>) Objects.requireNonNull(metadata.get("drafts"));
    assertEquals(
        List.of(Map.of("name", "image", "datatype", "BYTES", "shape", List.of(-1))),
        drafts.get("inputs"));
    assertTrue(String.valueOf(drafts.get("outputs")).contains("shape=[-1, 4]"), drafts.toString());
    assertTrue(String.valueOf(drafts.get("parameters")).contains("name=threshold"));
    assertTrue(server.get("/models/typed").text().contains("\"datatype\":\"FP16\",\"shape\":[-1]"));
  }

  @ParameterizedTest
  @CsvSource({"flat", "nested", "binary"})
  void infer_tensor_isAnsweredAsTheGraphIsKnownToDo(String form) throws Exception {
    String row = "[" + String.join(",", Collections.nCopies(64, "0.5")) + "]";
    String plane = "[" + String.join(",", Collections.nCopies(64, row)) + "]";
    Answer answer =
        switch (form) {
          case "flat" -> server.post(TOY, request(IMAGES + "\"data\":" + zeros(PIXELS) + "}"));
          case "nested" ->
              server.post(
                  TOY, request(IMAGES + "\"data\":[[" + plane + "," + plane + "," + plane + "]]}"));
          default ->
              server.post(
                  TOY,
                  request(IMAGES + "\"parameters\":{\"binary_data_size\":" + PIXELS * 4 + "}}"),
                  new byte[PIXELS * 4]);
        };

    assertEquals(200, answer.status(), answer.text());
    assertTrue(
        answer.text().startsWith("{\"model_name\":\"toy\",\"model_version\":\"1\",\"id\":\"42\""),
        answer.text());
    assertEquals(List.of(1, 84, 8), answer.output("output").get("shape"));
    float[] data = new float[84 * 8];
    for (int i = 0; i < data.length; i++) {
      data[i] = ((Number) answer.data("output").get(i)).floatValue();
    }
    float[] dog = {0.5f, 0.5f, (float) Math.log(2), (float) Math.log(3), 0.9f, 0, 0.8f, 0};
    float[] person = {0.5f, 0.5f, 0, 0, 0.5f, 0, 0, 1};
    assertEquals(Arrays.toString(dog), Arrays.toString(Arrays.copyOfRange(data, 152, 160)));
    assertEquals(Arrays.toString(person), Arrays.toString(Arrays.copyOfRange(data, 640, 648)));
    assertEquals(10, IntStream.range(0, data.length).filter(i -> data[i] != 0).count());
  }

  @Test
  void infer_tensorsOfAllTypes_comeBackAsTheyWere() throws Exception {
    Answer answer = server.post(TYPED, request(typed() + "," + HALVES, ""), TWO_HALVES);
    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains("output 'same_halves' is FP16"), answer.error());

    answer =
        server.post(
            TYPED,
            request(
                typed() + "," + HALVES,
                ",\"parameters\":{\"binary_data_output\":true},\"outputs\":["
                    + "{\"name\":\"same_halves\"},"
                    + "{\"name\":\"sum\",\"parameters\":{\"binary_data\":false}},"
                    + "{\"name\":\"same_longs\",\"parameters\":{\"binary_data\":false}},"
                    + "{\"name\":\"same_bools\",\"parameters\":{\"binary_data\":false}},"
                    + "{\"name\":\"same_bytes\",\"parameters\":{\"binary_data\":false}},"
                    + "{\"name\":\"same_smalls\",\"parameters\":{\"binary_data\":false}},"
                    + "{\"name\":\"same_ints\"}]"),
            TWO_HALVES);

    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of(11.5, 20.25), answer.data("sum"));
    assertEquals(List.of(Long.MIN_VALUE, Long.MAX_VALUE), answer.data("same_longs"));
    assertEquals(List.of(true, false), answer.data("same_bools"));
    assertEquals(List.of(0, 255), answer.data("same_bytes"));
    assertEquals(List.of(-128, 127), answer.data("same_smalls"));
    assertEquals(Map.of("binary_data_size", 4), answer.output("same_halves").get("parameters"));
    assertFalse(answer.output("same_halves").containsKey("data"));
    assertEquals(12, answer.binary().remaining());
    assertEquals(ByteBuffer.wrap(TWO_HALVES), answer.binary().slice(0, 4));
    assertEquals(Integer.MIN_VALUE, answer.binary().getInt(4));
    assertEquals(Integer.MAX_VALUE, answer.binary().getInt(8));
    assertEquals(
        "application/octet-stream",
        answer.response().headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void infer_numberThatJsonCannotTell_isRefusedThereAndSentInBytes() throws Exception {
    String inputs = typed().replace("[1.5,0.25]", "[0,1]") + "," + HALVES;
    Answer refused =
        server.post(TYPED, request(inputs, ",\"outputs\":[{\"name\":\"logs\"}]"), TWO_HALVES);
    assertEquals(400, refused.status(), refused.text());
    assertTrue(refused.error().contains("'logs' holds -Infinity"), refused.error());

    Answer answer =
        server.post(
            TYPED,
            request(
                inputs, ",\"outputs\":[{\"name\":\"logs\",\"parameters\":{\"binary_data\":true}}]"),
            TWO_HALVES);
    assertEquals(Float.NEGATIVE_INFINITY, answer.binary().getFloat(0));
  }

  @Test
  void infer_inputsThatTheGraphCannotAdd_areTheCallersFault() throws Exception {
    String inputs =
        typed().replace("\"shape\":[2],\"data\":[10,20]", "\"shape\":[3],\"data\":[1,2,3]");

    Answer answer = server.post(TYPED, request(inputs + "," + HALVES, ""), TWO_HALVES);
    assertEquals(400, answer.status(), answer.text());

    answer =
        server.post(
            TYPED,
            request(inputs + "," + HALVES, ",\"parameters\":{\"binary_data_output\":true}"),
            TWO_HALVES);
    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains("the model failed on inputs"), answer.error());
    assertEquals("invalid-request", answer.object().get("code"));
  }

  @Test
  void infer_picturesInJson_areDraftedAndABadOneCostsNoOther() throws Exception {
    String picture = base64(ToyRepository.picture(128, 64, "png"));
    String bad = base64("not a picture".getBytes(StandardCharsets.UTF_8));

    Answer answer =
        server.post(
            TOY,
            request(image(4, "\"" + picture + "\",\"" + bad + "\",\"*\",\"" + picture + "\"")));

    assertEquals(200, answer.status(), answer.text());
    assertEquals(Map.of("failed", 2), answer.object().get("parameters"));
    assertEquals(List.of(0, 0, 3, 3), answer.data("item"));
    assertEquals(List.of("dog", "person", "dog", "person"), answer.data("labels"));
    assertEquals(List.of(1, 2, 1, 2), answer.data("class_ids"));
    assertEquals(List.of(4, 4), answer.output("boxes").get("shape"));
    // The dog is at 20, 8 with 16 x 24 in the tensor, where the picture has half its size.
    assertEquals(List.of(40.0, 16.0, 72.0, 64.0), answer.data("boxes").subList(0, 4));
    assertEquals(0.72, ((Number) answer.data("scores").get(0)).doubleValue(), 1e-6);
    List<?> drafts = answer.data("draft");
    assertTrue(String.valueOf(drafts.get(0)).startsWith("{\"schema\":1,"), drafts.toString());
    assertTrue(String.valueOf(drafts.get(1)).contains("\"code\":\"unsupported-media\""));
    assertTrue(String.valueOf(drafts.get(2)).contains("\"code\":\"invalid-request\""));
  }

  @Test
  void infer_picturesAsBytes_areDraftedWithTheRequestsSettings() throws Exception {
    byte[] item = OpenInferenceServer.element(ToyRepository.picture(64, 64, "jpg"));
    String input =
        "{\"name\":\"image\",\"shape\":[2,1],\"datatype\":\"BYTES\",\"parameters\":"
            + "{\"binary_data_size\":"
            + 2 * item.length
            + "}}";

    Answer answer =
        server.post(
            TOY,
            request(
                input,
                ",\"parameters\":{\"threshold\":0.6},\"outputs\":[{\"name\":\"labels\",\"parameters\":"
                    + "{\"binary_data\":true}},{\"name\":\"item\"}]"),
            OpenInferenceServer.joined(item, item).array());

    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of(0, 1), answer.data("item"));
    byte[] dog = OpenInferenceServer.element("dog".getBytes(StandardCharsets.UTF_8));
    assertEquals(OpenInferenceServer.joined(dog, dog), answer.binary());
    assertEquals(2, ((List<?>) Objects.requireNonNull(answer.object().get("outputs"))).size());
  }

  @Test
  void infer_nothingFound_hasOutputsWithoutRows() throws Exception {
    String input = image(1, "\"" + base64(ToyRepository.picture(8, 8, "png")) + "\"");

    Answer answer = server.post(TOY, request(input, ",\"parameters\":{\"threshold\":0.99}"));

    assertEquals(List.of(0, 4), answer.output("boxes").get("shape"));
    assertEquals(List.of(), answer.data("boxes"));
    assertEquals(1, answer.data("draft").size());
  }

  @Test
  void infer_rawBody_isOnePictureAnsweredInBytes() throws Exception {
    byte[] picture = ToyRepository.picture(64, 64, "png");

    Answer answer = server.post(TOY, "0", ByteBuffer.wrap(picture));

    assertEquals(200, answer.status(), answer.text());
    assertEquals(Map.of("binary_data_size", 32), answer.output("boxes").get("parameters"));
    assertEquals(20f, answer.binary().getFloat(0));
    assertEquals(8f, answer.binary().getFloat(4));
  }

  @Test
  void infer_oneBadPicture_isTheRequestsProblem() throws Exception {
    Answer answer = server.post(TOY, "0", ByteBuffer.wrap("no".getBytes(StandardCharsets.UTF_8)));

    assertEquals(415, answer.status(), answer.text());
    assertEquals("unsupported-media", answer.object().get("code"));
  }

  @Test
  void metrics_afterARun_countIt() throws Exception {
    server.post(TOY, request(IMAGES + "\"data\":" + zeros(PIXELS) + "}"));

    assertTrue(server.metrics().contains("firstpass_runs_total{model=\"toy\"}"), server.metrics());
  }

  @Test
  void token_isAskedForButAtHealth() throws Exception {
    Path other = folder.resolve("other");
    java.nio.file.Files.createDirectory(other);
    try (OpenInferenceServer closed = OpenInferenceServer.start(other, Optional.of("s3cret"))) {
      assertEquals(200, closed.get("/health/live").status());
      assertEquals(200, closed.get("/health/ready").status());
      assertEquals(401, closed.get("/models/toy").status());
      assertTrue(closed.get("").error().contains("send the server's token"));
      assertEquals(
          200,
          closed
              .send("GET", "/v2/models/toy", new byte[0], "Authorization", "Bearer s3cret")
              .statusCode());
      assertEquals(200, closed.get("/~s3cret/models/toy").status());
    }
  }

  static String request(String inputs) {
    return request(inputs, "");
  }

  /** Returns a request with an id and these inputs. */
  static String request(String inputs, String more) {
    return "{\"id\":\"42\",\"inputs\":[" + inputs + "]" + more + "}";
  }

  static String image(int count, String data) {
    return "{\"name\":\"image\",\"shape\":["
        + count
        + "],\"datatype\":\"BYTES\",\"data\":["
        + data
        + "]}";
  }

  static String zeros(int count) {
    return IntStream.range(0, count).mapToObj(i -> "0").collect(Collectors.joining(",", "[", "]"));
  }

  /** All inputs of the graph of all types but the halves. */
  static String typed() {
    return typed("bools", "BOOL", "true,false")
        + ","
        + typed("bytes", "UINT8", "0,255")
        + ","
        + typed("smalls", "INT8", "-128,127")
        + ","
        + typed("ints", "INT32", Integer.MIN_VALUE + "," + Integer.MAX_VALUE)
        + ","
        + typed("longs", "INT64", Long.MIN_VALUE + "," + Long.MAX_VALUE)
        + ","
        + typed("floats", "FP32", "1.5,0.25")
        + ","
        + typed("others", "FP32", "10,20");
  }

  static String typed(String name, String datatype, String data) {
    return "{\"name\":\""
        + name
        + "\",\"datatype\":\""
        + datatype
        + "\",\"shape\":[2],\"data\":["
        + data
        + "]}";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
