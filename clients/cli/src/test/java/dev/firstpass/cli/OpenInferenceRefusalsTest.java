package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.OpenInferenceServer.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that lie, are damaged or ask for too much, to a real server: never a fault of ours. */
@Timeout(120)
final class OpenInferenceRefusalsTest {
  private static final String TOY = "/models/toy/infer";
  private static final String TYPED = "/models/typed/infer";
  private static final int MUTATIONS = 400;
  private static final long SEED = 7;

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

  static Stream<Arguments> bodies() {
    return Stream.of(
        row("", 400, "must be a JSON object"),
        row("null", 400, "must be a JSON object"),
        row("[]", 400, "must be a JSON object"),
        row("{", 400, "not JSON"),
        row("{\"inputs\":[]}", 400, "no 'inputs'"),
        row("{}", 400, "no 'inputs'"),
        row("{\"inputs\":{}}", 400, "'inputs' must be a list"),
        row("{\"inputs\":[7]}", 400, "each of 'inputs' must be an object"),
        row("{\"inputs\":[{}]}", 400, "must have 'name', 'datatype' and 'shape'"),
        row("{\"id\":7,\"inputs\":[" + toy("[1,3,64,64]") + "]}", 400, "'id' must be a string"),
        row(request(toy("[1,3,64,64]")) + "x", 400, "not JSON"),
        row(request(toy("[1]") + "],\"inputs\":[" + toy("[2]")), 400, "'inputs' is there twice"),
        row(request(toy("[1,3,64,64]")) + "{}", 400, "something follows the JSON object"),
        row("[".repeat(100_000), 400, "must be a JSON object"),
        row("{\"x\":" + "[".repeat(100_000), 400, "not JSON"),
        row(request(toy("[]")), 400, "must be FP32 [1, 3, 64, 64], not FP32 []"),
        row(request(toy("[1,3,64]")), 400, "must be FP32 [1, 3, 64, 64], not FP32 [1, 3, 64]"),
        row(request(toy("[2,3,64,64]")), 400, "not FP32 [2, 3, 64, 64]"),
        row(request(toy("[1,3,64,0]")), 400, "whole numbers from 1"),
        row(request(toy("[1,3,64,-64]")), 400, "whole numbers from 1"),
        row(request(toy("[1,3,64,6.4e1]")), 400, "whole numbers from 1"),
        row(request(toy("[1,3,64,\"64\"]")), 400, "whole numbers from 1"),
        row(request(toy("[1,3,64,18446744073709551617]")), 400, "whole numbers from 1"),
        row(request(toy("[4294967296,4294967296]")), 400, "too many elements"),
        row(request(toy("[65536,65536]")), 400, "too many elements"),
        row(request(toy("[" + "1,".repeat(16) + "1]")), 400, "more than 16 entries"),
        row(request(toy("{}")), 400, "the 'shape' of input 'images' must be a list"),
        row(request(toy("[1,3,64,64]").replace("FP32", "FP64")), 400, "not FP64 [1, 3, 64, 64]"),
        row(request(toy("[1,3,64,64]").replace("FP32", "float")), 400, "unknown datatype 'float'"),
        row(request(toy("[1,3,64,64]").replace("images", "imagez")), 400, "mean 'images'?"),
        row(request(toy("[1,3,64,64]") + "," + toy("[1]")), 400, "two inputs 'images'"),
        row(request(toy("[1,3,64,64]")), 400, "does not fit its shape [1, 3, 64, 64] of 12288"),
        row(request(with("[1,3,64,64]", many(12_287))), 400, "does not fit its shape"),
        row(request(with("[1,3,64,64]", many(12_289))), 400, "does not fit its shape"),
        row(request(with("[1,3,64,64]", "[" + many(12_288) + "]")), 400, "does not fit its shape"),
        row(request(with("[1,3,64,64]", "\"AAAA\"")), 400, "'data' of input 'images' must be a"),
        row(
            request(with("[1,3,64,64]", many(12_287).replaceFirst("\\[", "[null,"))),
            400,
            "is null"),
        row(
            request(with("[1,3,64,64]", many(12_287).replaceFirst("\\[", "[\"0\","))),
            400,
            "is 0,"),
        row(
            request(with("[1,3,64,64]", many(12_287).replaceFirst("\\[", "[1e39,"))),
            400,
            "is 1e39"),
        row(
            request(with("[1,3,64,64]", many(12_287).replaceFirst("\\[", "[{},"))),
            400,
            "an object"),
        row(
            request(with("[1,3,64,64]", many(12_287).replaceFirst("\\[", "[NaN,"))),
            400,
            "not JSON"),
        row(request(image("[1]", "[]")), 400, "does not fit its shape"),
        row(request(image("[1]", "[\"\",\"\"]")), 400, "must hold 1 texts"),
        row(request(image("[1]", "[7]")), 400, "texts in base64"),
        row(request(image("[1,2]", "[\"\",\"\"]")), 400, "must have the shape [n] or [n, 1]"),
        row(request(image("[]", "[\"\"]")), 400, "must have the shape [n] or [n, 1]"),
        row(request(image("[1025]", "[]")), 413, "the limit is 1024"),
        row(request(image("[1]", "[\"\"]").replace("image", "audio")), 400, "'image' of datatype"),
        row(request(image("[1]", "[\"\"]") + "," + toy("[1]")), 400, "takes one input, 'image'"),
        row(request(image("[1]", "[\"\"]")), 415, "\"code\":\"unsupported-media\""),
        row(request(image("[1]", "[\"é\"]")), 400, "not base64"),
        row(parameters("{\"treshold\":0.5}"), 400, "did you mean 'threshold'?"),
        row(parameters("{\"threshold\":7}"), 400, "must be a number in [0, 1]"),
        row(parameters("{\"threshold\":[1]}"), 400, "must be a string, number or boolean"),
        row(parameters("7"), 400, "'parameters' must be an object"),
        row(parameters("{\"binary_data_output\":1}"), 400, "must be true or false"),
        row(outputs("[{\"name\":\"boxs\"}]"), 400, "no output 'boxs'; there are: boxes, scores"),
        row(outputs("[{}]"), 400, "an output has no 'name'"),
        row(outputs("[{\"name\":\"item\"},{\"name\":\"item\"}]"), 400, "asked for twice"),
        row(
            outputs("[{\"name\":\"item\",\"parameters\":{\"classification\":3}}]"),
            400,
            "not offered"),
        row(
            outputs("[{\"name\":\"item\",\"parameters\":{\"shared_memory_region\":\"r\"}}]"),
            400,
            "shared memory is not offered"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void infer_bodyThatIsNoRequest_isRefused(String body, int status, String fragment)
      throws Exception {
    Answer answer = server.post(TOY, body);

    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().startsWith("{\"error\":\""), answer.text());
    assertTrue(answer.text().contains(fragment), answer.text());
  }

  static Stream<Arguments> elements() {
    return Stream.of(
        row("bools", "BOOL", "[true,2]", "element 1 of input 'bools' is 2,"),
        row("bools", "BOOL", "[true,\"x\"]", "is x, which is not a value of BOOL"),
        row("bytes", "UINT8", "[0,256]", "is 256"),
        row("bytes", "UINT8", "[0,-1]", "is -1"),
        row("smalls", "INT8", "[0,128]", "is 128"),
        row("ints", "INT32", "[0,2147483648]", "is 2147483648"),
        row("longs", "INT64", "[0,9223372036854775808]", "is 9223372036854775808"),
        row("longs", "INT64", "[0,1.5]", "is 1.5"),
        row("longs", "INT64", "[0,true]", "is true"),
        row("longs", "INT64", "[[0],[1]]", "is a list or an object"),
        row("longs", "INT64", "[0,[1]]", "is a list or an object"),
        row("longs", "UINT64", "[0,1]", "must be INT64 [?], not UINT64 [2]"),
        row("halves", "FP16", "[0,1]", "send it with 'binary_data_size'"));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void infer_elementOfAnotherType_isRefusedByItsPlace(
      String name, String datatype, String data, String fragment) throws Exception {
    String inputs =
        Stream.of(
                new String[] {"bools", "BOOL"},
                new String[] {"bytes", "UINT8"},
                new String[] {"smalls", "INT8"},
                new String[] {"ints", "INT32"},
                new String[] {"longs", "INT64"},
                new String[] {"floats", "FP32"},
                new String[] {"others", "FP32"})
            .filter(input -> !input[0].equals(name))
            .map(input -> OpenInferenceApiTest.typed(input[0], input[1], "1,0"))
            .collect(Collectors.joining(","));
    String wrong =
        "{\"name\":\"%s\",\"datatype\":\"%s\",\"shape\":[2],\"data\":%s}"
            .formatted(name, datatype, data);
    String halves = name.equals("halves") ? "" : "," + binary("halves", "FP16", "[2]", "4");

    Answer answer =
        server.post(
            TYPED,
            request(wrong + "," + inputs + halves, ",\"outputs\":[{\"name\":\"sum\"}]"),
            new byte[halves.isEmpty() ? 0 : 4]);

    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains(fragment), answer.text());
  }

  @Test
  void infer_inputLeftOut_isNamed() throws Exception {
    String inputs = OpenInferenceApiTest.typed("floats", "FP32", "1,2");

    Answer answer = server.post(TYPED, request(inputs, ",\"outputs\":[{\"name\":\"sum\"}]"));

    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains("input 'bools' is missing: BOOL [?]"), answer.error());
  }

  static Stream<Arguments> lies() {
    byte[] item = OpenInferenceServer.element(new byte[] {1, 2, 3});
    byte[] endless = item.clone();
    Arrays.fill(endless, 0, 4, (byte) 0xff);
    return Stream.of(
        row(binary("image", "BYTES", "[1]", "8"), item, "but 7 bytes are left behind the JSON"),
        row(binary("image", "BYTES", "[1]", "6"), item, "1 bytes follow the JSON object"),
        row(binary("image", "BYTES", "[1]", "-1"), item, "is -1, but 7 bytes are left"),
        row(binary("image", "BYTES", "[1]", "7.0"), item, "is 7.0, but 7 bytes are left"),
        row(binary("image", "BYTES", "[1]", "\"7\""), item, "is 7, but 7 bytes are left"),
        row(binary("image", "BYTES", "[1]", "4294967303"), item, "is 4294967303, but"),
        row(binary("image", "BYTES", "[1]", "99999999999999999999999"), item, "but 7 bytes"),
        row(binary("image", "BYTES", "[1]", "7"), endless, "must be 1 items, each with its length"),
        row(binary("image", "BYTES", "[2]", "7"), item, "does not fit its shape [2]"),
        row(binary("image", "BYTES", "[1]", "3"), new byte[3], "must be 1 items"),
        row(binary("image", "BYTES", "[1]", "0"), new byte[0], "does not fit its shape [1]"),
        row(
            binary("image", "BYTES", "[1]", "7").replace("}}", "},\"data\":[]}"),
            item,
            "both 'data' and 'binary_data_size'"),
        row(
            "{\"name\":\"image\",\"datatype\":\"BYTES\",\"shape\":[1]}",
            new byte[0],
            "neither 'data' nor 'binary_data_size'"),
        row(binary("images", "FP32", "[1,3,64,64]", "7"), item, "has 7 bytes, but FP32"),
        row(
            binary("images", "FP32", "[1,3,64,64]", "7")
                .replace("binary_data_size\":7", "x\":7")
                .replace("\"x\"", "\"shared_memory_region\""),
            new byte[0],
            "shared memory is not offered"));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void infer_sizesThatAreNotTrue_areRefused(String input, byte[] binary, String fragment)
      throws Exception {
    Answer answer = server.post(TOY, request(input), binary);

    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains(fragment), answer.text());
  }

  static Stream<String> headers() {
    return Stream.of("-1", "1e3", "x", "1000000", "99999999999", "4294967296", "0x10", "1,1");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void infer_headerThatIsNoLength_isRefused(String header) throws Exception {
    byte[] body = request(toy("[1]")).getBytes(StandardCharsets.UTF_8);

    Answer answer = server.post(TOY, header, ByteBuffer.wrap(body));

    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains("must be the length of the JSON part"), answer.text());
  }

  @Test
  void infer_bodyOfAnotherEncoding_isRefused() throws Exception {
    byte[] wide = request(toy("[1]")).getBytes(StandardCharsets.UTF_16);
    HttpResponse<byte[]> answer = server.send("POST", "/v2" + TOY, wide);
    assertEquals(400, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));

    answer = server.send("POST", "/v2" + TOY, new byte[] {31, -117, 8}, "Content-Encoding", "gzip");
    assertEquals(415, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void infer_moreThanTheLimits_isRefusedBeforeItIsMade() throws Exception {
    int count = (int) OpenInferenceServer.MAX_BODY / 5;
    String ones = IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(","));
    String longs =
        "{\"name\":\"longs\",\"datatype\":\"INT64\",\"shape\":[%d],\"data\":[%s]}"
            .formatted(count, ones);
    String others =
        Stream.of("bools BOOL", "bytes UINT8", "smalls INT8", "ints INT32", "floats FP32")
            .map(input -> input.split(" "))
            .map(input -> OpenInferenceApiTest.typed(input[0], input[1], "1,0"))
            .collect(Collectors.joining(","));
    String inputs =
        longs
            + ","
            + others
            + ","
            + OpenInferenceApiTest.typed("others", "FP32", "1,0")
            + ","
            + binary("halves", "FP16", "[2]", "4");

    Answer answer =
        server.post(
            TYPED, request(inputs, ",\"parameters\":{\"binary_data_output\":true}"), new byte[4]);

    assertEquals(413, answer.status(), answer.text());
    assertTrue(answer.error().contains("the inputs hold"), answer.text());
  }

  @Test
  void infer_answerLargerThanTheLimit_isRefused() throws Exception {
    // Three outputs of 40,000 floats take more text than two inputs of as many take bytes.
    int count = 40_000;
    byte[] floats = new byte[count * 4];
    Arrays.fill(floats, (byte) 0x3f);
    String inputs =
        OpenInferenceApiTest.typed()
                .replaceFirst("\\{\"name\":\"floats\"[^}]*},\\{\"name\":\"others\"[^}]*}", "")
            + binary("floats", "FP32", "[" + count + "]", String.valueOf(count * 4))
            + ","
            + binary("others", "FP32", "[" + count + "]", String.valueOf(count * 4))
            + ","
            + binary("halves", "FP16", "[2]", "4");
    byte[] binary = new byte[2 * floats.length + 4];
    System.arraycopy(floats, 0, binary, 0, floats.length);
    System.arraycopy(floats, 0, binary, floats.length, floats.length);

    Answer answer =
        server.post(
            TYPED,
            request(
                inputs,
                ",\"outputs\":[{\"name\":\"sum\"},{\"name\":\"logs\"},{\"name\":\"same_floats\"}]"),
            binary);

    assertEquals(413, answer.status(), answer.text());
    assertTrue(answer.error().contains("the answer would be larger"), answer.text());
  }

  @Test
  void infer_damagedRequests_areNeverOurFault() throws Exception {
    byte[] picture = ToyRepository.picture(16, 16, "jpg");
    byte[] text =
        request(image("[1]", "[\"" + Base64.getEncoder().encodeToString(picture) + "\"]"))
            .getBytes(StandardCharsets.UTF_8);
    byte[] item = OpenInferenceServer.element(picture);
    String described = request(binary("image", "BYTES", "[1]", String.valueOf(item.length)));
    byte[] mixed =
        OpenInferenceServer.joined(described.getBytes(StandardCharsets.UTF_8), item).array();
    byte[] typed =
        OpenInferenceServer.joined(
                request(
                        OpenInferenceApiTest.typed() + "," + binary("halves", "FP16", "[2]", "4"),
                        ",\"parameters\":{\"binary_data_output\":true}")
                    .getBytes(StandardCharsets.UTF_8),
                new byte[4])
            .array();

    assertEquals(List.of(), faults(TOY, text, text.length));
    assertEquals(List.of(), faults(TOY, mixed, described.length()));
    assertEquals(List.of(), faults(TYPED, typed, typed.length - 4));
  }

  /** Sends a good request with some bytes changed, cut off or doubled, many times. */
  private static List<String> faults(String path, byte[] good, int header) throws Exception {
    assertEquals(
        200, server.post(path, String.valueOf(header), ByteBuffer.wrap(good)).status(), path);
    Random random = new Random(SEED);
    List<String> faults = new java.util.ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bad = damaged(good, random);
      Answer answer = server.post(path, String.valueOf(header), ByteBuffer.wrap(bad));
      if (answer.status() >= 500
          || (answer.status() >= 400 && !answer.text().startsWith("{\"error\":\""))) {
        faults.add(answer.status() + " " + answer.text() + " for mutation " + i);
      }
    }
    return faults;
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bad = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      case 1 -> {
        return OpenInferenceServer.joined(bad, Arrays.copyOf(bad, random.nextInt(64))).array();
      }
      case 2 -> {
        int from = random.nextInt(bad.length);
        int to = random.nextInt(bad.length);
        int count = Math.min(8, bad.length - Math.max(from, to));
        System.arraycopy(good, from, bad, to, count);
      }
      default -> {
        for (int i = random.nextInt(3); i >= 0; i--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bad;
  }

  private static Arguments row(Object... values) {
    return Arguments.of(values);
  }

  private static String request(String inputs) {
    return OpenInferenceApiTest.request(inputs);
  }

  private static String request(String inputs, String more) {
    return OpenInferenceApiTest.request(inputs, more);
  }

  private static String toy(String shape) {
    return with(shape, "[0]");
  }

  private static String with(String shape, String data) {
    return "{\"name\":\"images\",\"shape\":"
        + shape
        + ",\"datatype\":\"FP32\",\"data\":"
        + data
        + "}";
  }

  private static String many(int count) {
    return OpenInferenceApiTest.zeros(count);
  }

  private static String image(String shape, String data) {
    return "{\"name\":\"image\",\"shape\":"
        + shape
        + ",\"datatype\":\"BYTES\",\"data\":"
        + data
        + "}";
  }

  private static String parameters(String parameters) {
    return request(image("[1]", "[\"\"]"), ",\"parameters\":" + parameters);
  }

  private static String outputs(String outputs) {
    return request(image("[1]", "[\"\"]"), ",\"outputs\":" + outputs);
  }

  private static String binary(String name, String datatype, String shape, String size) {
    return "{\"name\":\"%s\",\"datatype\":\"%s\",\"shape\":%s,\"parameters\":{\"binary_data_size\":%s}}"
        .formatted(name, datatype, shape, size);
  }
}
