package dev.firstpass.tools.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CVAT asks for before a frame is drafted. */
final class CvatAdapterTest {
  private static final ToolAdapter NUCLIO = new NuclioAdapter();
  private static final ToolAdapter DIRECT = new CvatAdapter();
  private static final String FRAME = "aGVsbG8sIGZyYW1l"; // "hello, frame"

  @Test
  void adapters_areListedAndMountedWhereCvatLooks() {
    Set<Class<?>> listed =
        ServiceLoader.load(ToolAdapter.class).stream()
            .map(ServiceLoader.Provider::type)
            .collect(Collectors.toSet());
    assertTrue(listed.containsAll(List.of(NuclioAdapter.class, CvatAdapter.class)));
    assertEquals("/api", NUCLIO.mountPath());
    assertEquals("/cvat", DIRECT.mountPath());
    assertEquals("cvat", NUCLIO.name());
    assertFalse(NUCLIO.open("functions"));
  }

  @Test
  void functions_areAnObjectOfTheModelsThatLabelPicturesAndAreReady() throws IOException {
    ToolAnswer answer = get("functions");

    assertEquals(
        List.of("boxes.v1_x-2", "classes", "masks", "poses", "sam", "texts", "toy", "turned"),
        List.copyOf(map(answer.text()).keySet()));
    assertEquals(
        "broken (unavailable: golden items do not hold), loading (loading)",
        answer.headers().get("X-Firstpass-Not-Listed"));
    assertEquals(200, answer.status());
  }

  /** One function that CVAT cannot read costs it the whole list (cvat-ai/cvat#4442). */
  @Test
  void functions_everyOne_hasWhatCvatsParserTakesWithoutAsking() throws IOException {
    for (Map.Entry<?, ?> entry : map(get("functions").text()).entrySet()) {
      Map<?, ?> function = (Map<?, ?>) entry.getValue();
      Map<?, ?> metadata = at(function, "metadata");
      Map<?, ?> annotations = at(metadata, "annotations");
      assertEquals(entry.getKey(), metadata.get("name"));
      assertTrue(String.valueOf(metadata.get("name")).matches("[a-zA-Z0-9_.-]+"));
      assertTrue(at(function, "spec").get("description") instanceof String);
      assertEquals("ready", at(function, "status").get("state"));
      assertTrue(Set.of("detector", "interactor").contains(annotations.get("type")));
      for (Object value : annotations.values()) {
        assertTrue(value instanceof String, annotations.toString());
        // CVAT takes any text but an empty one for true.
        assertFalse(value.equals("false"), annotations.toString());
      }
      for (Map<?, ?> label : labels(function)) {
        assertFalse(Set.of("any", "unknown").contains(label.get("type")), label.toString());
        Map<?, ?> attribute = list(label, "attributes").get(0);
        assertEquals("confidence", attribute.get("name"));
        assertEquals("number", attribute.get("input_type"));
        assertEquals(List.of("0", "100", "1"), attribute.get("values"));
        assertEquals(1, list(label, "attributes").size());
      }
      List<Object> names = labels(function).stream().<Object>map(one -> one.get("name")).toList();
      assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "boxes.v1_x-2, rectangle",
    "turned, rectangle",
    "texts, polygon",
    "masks, mask",
    "classes, tag",
  })
  void function_labels_areOfTheTypeThatIsAnswered(String model, String type) throws IOException {
    List<Map<?, ?>> labels = labels(map(get("functions/" + model).text()));

    assertEquals(List.of("dog", "person"), labels.stream().map(one -> one.get("name")).toList());
    assertEquals(List.of(type, type), labels.stream().map(one -> one.get("type")).toList());
  }

  @Test
  void function_ofKeyPoints_isASkeletonAndItsBox() throws IOException {
    List<Map<?, ?>> labels = labels(map(get("functions/poses").text()));

    assertEquals(
        "[dog, person, dog box, person box]",
        labels.stream().map(one -> one.get("name")).toList().toString());
    assertEquals(
        "[skeleton, skeleton, rectangle, rectangle]",
        labels.stream().map(one -> one.get("type")).toList().toString());
    assertEquals(
        "[{id=0, name=nose, type=points}, {id=1, name=left \"eye\", type=points}]",
        String.valueOf(labels.get(0).get("sublabels")));
    String svg = String.valueOf(labels.get(0).get("svg"));
    assertTrue(svg.startsWith("<circle r=\"1.5\" cx=\"50.00\" cy=\"10.00\""), svg);
    assertTrue(svg.contains("data-node-id=\"2\" data-label-name=\"left &quot;eye&quot;\""), svg);
  }

  @Test
  void function_promptable_isAnInteractorOfVersion2() throws IOException {
    Map<?, ?> annotations = at(at(map(get("functions/sam").text()), "metadata"), "annotations");

    assertEquals("interactor", annotations.get("type"));
    assertEquals("2", annotations.get("version"));
    assertEquals("0", annotations.get("min_pos_points"));
    assertEquals("0", annotations.get("min_neg_points"));
    assertEquals("true", annotations.get("startswith_box_optional"));
    assertFalse(annotations.containsKey("startswith_box"));
    assertEquals("[]", annotations.get("spec"));
  }

  /** CVAT writes http://host:<httpPort> and nothing behind it. */
  @ParameterizedTest
  @CsvSource({
    "firstpass:8070, 8070/cvat/masks",
    "'[::1]:9000', 9000/cvat/masks",
    "firstpass, 80/cvat/masks",
  })
  void function_directPort_leadsToTheModel(String host, String port) throws IOException {
    ToolAnswer answer =
        (ToolAnswer) open(NUCLIO, "GET", "functions/masks", Map.of("host", host), "");

    assertEquals(port, at(map(answer.text()), "status").get("httpPort"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "GET | functions/none | | | unknown-model | masks",
        "GET | functions/loading | | | model-not-ready | loading",
        "GET | functions/broken | | | model-not-ready | golden items",
        "GET | functions/ears | | | invalid-request | recordings",
        "GET | nonsense | | | not-found | function_invocations",
        "GET | | | | not-found | function_invocations",
        "GET | function_invocations | masks | | method-not-allowed | POST",
        "POST | function_invocations | | {} | invalid-request | x-nuclio-function-name",
        "POST | function_invocations | none | {} | unknown-model | masks",
        "POST | function_invocations | loading | {} | model-not-ready | loading",
        "POST | function_invocations | masks | {} | invalid-request | no 'image'",
        "POST | function_invocations | masks | [] | invalid-request | JSON object",
        "POST | function_invocations | masks | | invalid-request | JSON object",
        "POST | function_invocations | masks | {\"image\":7} | invalid-request | text",
        "POST | function_invocations | masks | {\"image\":null} | invalid-request | text",
        "POST | function_invocations | masks | {\"image\":\"*\"} | invalid-request | base64",
        "POST | function_invocations | masks | {\"image\":\"aGk=\" | invalid-request | not JSON",
      })
  void open_wrongRequest_saysWhat(
      String method, String path, String function, String body, String code, String words) {
    Map<String, String> headers =
        function == null ? Map.of() : Map.of("x-nuclio-function-name", function);

    DraftingException problem =
        assertThrows(
            DraftingException.class,
            () ->
                open(NUCLIO, method, path == null ? "" : path, headers, body == null ? "" : body));

    assertEquals(code, problem.code().code());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image\":\"" + FRAME + "\"}",
        "{\"image\":\"" + FRAME + "\",\"threshold\":0}",
        "{\"threshold\":0.0,\"image\":\"" + FRAME + "\"}",
        "{\"threshold\":null,\"image\":\"" + FRAME + "\"}",
        "{\"image\":\"aGVsbG8s\\u0049GZyYW1l\",\"more\":{\"image\":[1]}}",
      })
  void invocation_withoutThreshold_leavesTheModelsOwn(String body) throws IOException {
    ToolDrafting drafting = invoke("boxes.v1_x-2", body);

    assertEquals(Map.of("shape", "mask"), drafting.drafts().get(0).request().wishes());
    assertEquals(Map.of(), drafting.drafts().get(0).request().parameters());
    assertEquals("hello, frame", content(drafting));
  }

  /** Adjustable for each request (cvat-ai/cvat#7614), where a model has such a setting. */
  @Test
  void invocation_threshold_isAWish() throws IOException {
    ToolDrafting drafting =
        invoke("boxes.v1_x-2", "{\"threshold\":0.4,\"image\":\"" + FRAME + "\"}");

    assertEquals(0.4, drafting.drafts().get(0).request().wishes().get("threshold"));
  }

  @Test
  void invocation_directly_isTheSame() throws IOException {
    ToolDrafting drafting =
        (ToolDrafting) open(DIRECT, "POST", "masks/", Map.of(), "{\"image\":\"" + FRAME + "\"}");

    assertEquals("masks", drafting.drafts().get(0).request().model().toString());
    assertEquals("hello, frame", content(drafting));
    assertEquals(
        map(get("functions/masks").text()),
        map(((ToolAnswer) open(DIRECT, "GET", "masks", Map.of(), "")).text()));
    assertEquals(
        map(get("functions").text()),
        map(((ToolAnswer) open(DIRECT, "GET", "", Map.of(), "")).text()));
  }

  /** Frames of many megabytes (cvat-ai/cvat#4352, #9679) are decoded where they stand. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void invocation_largeFrame_isDecodedWithoutACopy(boolean direct) throws IOException {
    byte[] frame = new byte[9_000_001];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) ((i * 31) >>> 3);
    }
    byte[] json =
        ("{\"threshold\":0.4,\"image\":\"" + Base64.getEncoder().encodeToString(frame) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer body =
        (direct ? ByteBuffer.allocateDirect(json.length + 7) : ByteBuffer.allocate(json.length + 7))
            .position(7)
            .put(json)
            .flip()
            .position(7);

    InvocationRequest request = InvocationRequest.read(body);

    assertEquals(ByteBuffer.wrap(frame), request.image().content());
    assertEquals(direct, request.image().content().isDirect());
    body.put(7, (byte) (frame[0] + 1));
    assertEquals((byte) (frame[0] + 1), request.image().content().get(0), "not the same memory");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_anyCode_isJsonOfItsStatus(ErrorCode code) throws IOException {
    for (ToolAdapter adapter : List.of(NUCLIO, DIRECT)) {
      var out = new ByteArrayOutputStream();
      int status = adapter.writeError(new DraftingException(code, "what"), out);

      assertEquals(
          Map.of("error", "what", "code", code.code()), map(out.toString(StandardCharsets.UTF_8)));
      assertEquals(code.kind() == ErrorCode.Kind.CALLER, status < 500);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401",
    "UNKNOWN_MODEL, 404",
    "REQUEST_TOO_LARGE, 413",
    "MODEL_NOT_READY, 503",
    "DEADLINE_EXCEEDED, 504",
  })
  void writeError_whatCvatShows_isTheStatus(ErrorCode code, int status) throws IOException {
    assertEquals(
        status,
        NUCLIO.writeError(new DraftingException(code, "what"), new ByteArrayOutputStream()));
  }

  private static String content(ToolDrafting drafting) {
    Given given = (Given) drafting.drafts().get(0).items().get(0);
    return StandardCharsets.UTF_8.decode(given.item().content().duplicate()).toString();
  }

  private static ToolDrafting invoke(String model, String body) throws IOException {
    return (ToolDrafting)
        open(
            NUCLIO,
            "POST",
            "function_invocations",
            Map.of("x-nuclio-function-name", model, "x-nuclio-path", "/"),
            body);
  }

  private static ToolAnswer get(String path) throws IOException {
    return (ToolAnswer) open(NUCLIO, "GET", path, Map.of(), "");
  }

  private static ToolExchange open(
      ToolAdapter adapter, String method, String path, Map<String, String> headers, String body)
      throws IOException {
    return adapter.open(
        new ToolCall(
            method,
            path,
            Map.of(),
            new LinkedHashMap<>(headers),
            "application/json",
            ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
            List.of()),
        Models.all());
  }

  private static List<Map<?, ?>> labels(Map<?, ?> function) throws IOException {
    String spec = (String) at(at(function, "metadata"), "annotations").get("spec");
    List<?> labels = (List<?>) Objects.requireNonNull(PlainJson.read(Objects.requireNonNull(spec)));
    return labels.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static Map<?, ?> at(Map<?, ?> map, String name) {
    return (Map<?, ?>) Objects.requireNonNull(map.get(name), name);
  }

  private static List<Map<?, ?>> list(Map<?, ?> map, String name) {
    return ((List<?>) Objects.requireNonNull(map.get(name)))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static Map<?, ?> map(String json) throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(json));
  }
}
