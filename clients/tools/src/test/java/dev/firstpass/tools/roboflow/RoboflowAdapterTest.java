package dev.firstpass.tools.roboflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ModelDirectory.Setting;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoboflowAdapterTest {
  private static final AtomicLong NANOS = new AtomicLong();

  /** Half a second passes between the reading of a request and its answer. */
  private static final ToolAdapter ADAPTER =
      new RoboflowAdapter(() -> NANOS.addAndGet(500_000_000));

  private static final String JSON = "application/json";
  private static final String BASE64 = "application/x-www-form-urlencoded";
  private static final String IMAGE = "\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}";
  private static final Setting POINTS = new Setting("points", "string", "", "", "");
  private static final Setting BOXES = new Setting("boxes", "string", "", "", "");
  private static final ModelDirectory MODELS =
      () ->
          List.of(
              new Entry(new ModelId("broken", "1"), "unavailable", "no graph", Optional.empty()),
              entry("faces", ModelTask.KEYPOINT_DETECTION, MediaKind.IMAGE),
              entry("masks", ModelTask.INSTANCE_SEGMENTATION, MediaKind.IMAGE),
              entry("sam", ModelTask.INSTANCE_SEGMENTATION, MediaKind.IMAGE, POINTS, BOXES),
              entry("speech", ModelTask.SPEECH_RECOGNITION, MediaKind.AUDIO),
              entry("tagger", ModelTask.CLASSIFICATION, MediaKind.IMAGE),
              entry("toy", ModelTask.DETECTION, MediaKind.IMAGE));

  private static Entry entry(String name, ModelTask task, MediaKind media, Setting... settings) {
    return new Entry(
        new ModelId(name, "9"),
        "ready",
        "",
        Optional.of(
            new Facts(
                "0123abcdef",
                "toy",
                task,
                media,
                new LabelSet(List.of("cat", "dog", "person")),
                List.of(settings),
                "")));
  }

  @Test
  void adapter_isListedAndHealthNeedsNoToken() {
    assertTrue(
        ServiceLoader.load(ToolAdapter.class).stream()
            .anyMatch(provider -> provider.type() == RoboflowAdapter.class));
    assertEquals("/roboflow", ADAPTER.mountPath());
    assertTrue(ADAPTER.open("healthz"));
    assertTrue(ADAPTER.open("readiness"));
    assertFalse(ADAPTER.open("model/registry"));
    assertEquals(Optional.empty(), ADAPTER.patience());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "key | | key",
        "key | {\"api_key\":\"other\"} | key",
        " | {\"api_key\":\"key\",\"image\":[]} | key",
        " | {\"image\":{\"api_key\":\"inner\"},\"list\":[1,{}],\"api_key\":\"key\"} | key",
        " | {\"image\":{\"api_key\":\"inner\"}} | none",
        " | {\"api_key\":null} | none",
        " | {\"api_key\":\"key | none",
        " | aGVsbG8= | none",
        " | | none",
      })
  void token_isTheApiKeyInTheQueryOrTheBody(
      @Nullable String query, @Nullable String body, String token) {
    Map<String, String> parameters = query == null ? Map.of() : Map.of("api_key", query);
    ToolCall call =
        call("POST", "infer/object_detection", parameters, JSON, body == null ? "" : body);

    assertTrue(ADAPTER.tokenInBody());
    assertEquals(token, ADAPTER.token(call).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthz", "readiness"})
  void open_health_isAnswered(String path) throws IOException {
    assertEquals(200, ((ToolAnswer) open("GET", path, Map.of(), "", "")).status());
  }

  @Test
  void registry_listsModelsForPicturesAsNameAndVersion() throws IOException {
    assertEquals(
        List.of(
            "faces/9 keypoint-detection",
            "masks/9 instance-segmentation",
            "tagger/9 classification",
            "toy/9 object-detection"),
        registry((ToolAnswer) open("GET", "model/registry", Map.of(), "", "")));
  }

  @Test
  void add_nameWithoutVersion_isListedUnderTheNameThatTheClientLooksFor() throws IOException {
    ToolAnswer answer =
        (ToolAnswer) open("POST", "model/add", Map.of(), JSON, "{\"model_id\":\"toy\"}");

    assertTrue(registry(answer).contains("toy object-detection"));
    assertEquals(5, registry(answer).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        // Roboflow's defaults.
        "{} | {threshold=0.4, iou=0.3}",
        "{\"confidence\":0.25,\"iou_threshold\":0.5} | {threshold=0.25, iou=0.5}",
        "{\"confidence\":null,\"iou_threshold\":null} | {threshold=0.4, iou=0.3}",
        "{\"confidence\":1} | {threshold=1.0, iou=0.3}",
        "{\"confidence\":\"default\"} | {iou=0.3}",
        "{\"confidence\":\"best\"} | {iou=0.3}",
        "{\"max_detections\":7} | {threshold=0.4, iou=0.3, max=7}",
        "{\"class_agnostic_nms\":true} | {threshold=0.4, iou=0.3, classAgnostic=true}",
        "{\"class_agnostic_nms\":false} | {threshold=0.4, iou=0.3}",
        "{\"class_filter\":[\"dog\",\"zebra\"]} | {threshold=0.4, iou=0.3, labels=[dog]}",
        "{\"class_filter\":[\"zebra\"]} | {threshold=0.4, iou=0.3}",
        "{\"visualize_predictions\":false,\"format\":\"json\"} | {threshold=0.4, iou=0.3}",
        "{\"source\":\"x\",\"disable_active_learning\":true,\"max_candidates\":3000,"
            + "\"fix_batch_size\":false,\"mask_decode_mode\":\"accurate\",\"id\":\"7\"}"
            + " | {threshold=0.4, iou=0.3}",
      })
  void infer_fields_areTheModelsSettings(String fields, String wishes) throws IOException {
    ToolDraft draft = drafting("toy/9", fields).drafts().get(0);

    assertEquals(wishes, draft.request().wishes().toString());
    assertEquals("toy:9", draft.request().model().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'' | {threshold=0.4, iou=0.3}",
        "confidence=40&overlap=30 | {threshold=0.4, iou=0.3}",
        "confidence=0.4&overlap=0.5 | {threshold=0.4, iou=0.5}",
        // One is a percent, too.
        "confidence=1&overlap=1 | {threshold=0.01, iou=0.01}",
        "confidence=100&overlap=100 | {threshold=1.0, iou=1.0}",
        "confidence=0 | {threshold=0.0, iou=0.3}",
        "confidence=default | {iou=0.3}",
        "max_detections=5&labels=true&stroke=2 | {threshold=0.4, iou=0.3, max=5}",
      })
  void legacy_numbersOfAtLeastOne_arePercent(String query, String wishes) throws IOException {
    ToolDrafting drafting =
        (ToolDrafting) open("POST", "toy/9", parameters(query), BASE64, "aGVsbG8=");

    assertEquals(wishes, drafting.drafts().get(0).request().wishes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"type\":\"base64\",\"value\":\"aGVsbG8=\"} | image hello",
        "{\"type\":\"base64\",\"value\":\"data:image/jpeg;base64,aGVsbG8=\"} | image hello",
        "{\"type\":\"base64\",\"value\":\"aGVs\\r\\nbG8=\"} | image hello",
        "{\"type\":\"url\",\"value\":\"https://x.org/a.jpg\"} | image at [https://x.org/a.jpg]",
        "[{\"type\":\"base64\",\"value\":\"aGVsbG8=\"},"
            + "{\"type\":\"url\",\"value\":\"https://x.org/a.jpg\"}]"
            + " | image 1 hello, image 2 at [https://x.org/a.jpg]",
      })
  void infer_image_isReadOrReferenced(String image, String items) throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                "POST",
                "infer/object_detection",
                Map.of(),
                JSON,
                "{\"model_id\":\"toy/9\",\"image\":" + image + "}");

    assertEquals(items, items(drafting));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "POST | '' | application/x-www-form-urlencoded | aGVsbG8= | image hello",
        "POST | '' | application/x-www-form-urlencoded | data:image/png;base64,aGVsbG8="
            + " | image hello",
        "POST | '' | application/json | aGVsbG8= | image hello",
        "POST | '' | image/jpeg | hello | image hello",
        "POST | '' | application/octet-stream | hello | image hello",
        "POST | image=https://x.org/a.jpg | '' | '' | image at [https://x.org/a.jpg]",
        "GET | image=https://x.org/a.jpg | '' | '' | image at [https://x.org/a.jpg]",
      })
  void legacy_picture_isTheBodyOrNamedInTheQuery(
      String method, String query, String contentType, String body, String items)
      throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                method,
                "toy/9",
                parameters(query),
                contentType.replace("''", ""),
                body.replace("''", ""));

    assertEquals(items, items(drafting));
  }

  @Test
  void legacy_form_hasThePictureAsFile() throws IOException {
    ToolCall call =
        new ToolCall(
            "POST",
            "toy",
            Map.of(),
            Map.of(),
            "multipart/form-data; boundary=x",
            ByteBuffer.allocate(0),
            List.of(FormPart.text("name", "a.jpg"), FormPart.text("file", "hello")));

    assertEquals("image hello", items((ToolDrafting) ADAPTER.open(call, MODELS)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "not json | INVALID_REQUEST | not JSON",
        "{} | INVALID_REQUEST | model_id",
        "{\"model_id\":\"toy/9\"} | INVALID_REQUEST | 'image' must be",
        "{\"model_id\":\"toy/9\",\"image\":[]} | INVALID_REQUEST | empty",
        "{\"model_id\":\"toy/9\",\"image\":{\"type\":\"numpy\",\"value\":\"gASVxgAAAA==\"}}"
            + " | INVALID_REQUEST | pickled",
        "{\"model_id\":\"toy/9\",\"image\":{\"type\":\"file\",\"value\":\"/etc/passwd\"}}"
            + " | INVALID_REQUEST | base64 or url",
        "{\"model_id\":\"toy/9\",\"image\":{\"type\":\"base64\",\"value\":[1]}}"
            + " | INVALID_REQUEST | string",
        "{\"model_id\":\"toy/9\",\"image\":{\"type\":\"base64\",\"value\":\"abc=d\"}}"
            + " | UNREADABLE_MEDIA | base64",
        "{\"model_id\":\"none/1\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | UNKNOWN_MODEL | faces/9, masks/9, tagger/9, toy/9",
        "{\"model_id\":\"toy/8\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | UNKNOWN_MODEL | toy/9",
        "{\"model_id\":\"speech/9\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | UNKNOWN_MODEL | toy/9",
        "{\"model_id\":\"sam/9\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | UNKNOWN_MODEL | toy/9",
        "{\"model_id\":\"broken/1\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | MODEL_NOT_READY | no graph",
        "{\"model_id\":\"tagger/9\",\"image\":{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}}"
            + " | INVALID_REQUEST | ask infer/classification",
      })
  void infer_whatCannotBeServed_isRefused(String body, ErrorCode code, String part) {
    DraftingException problem =
        assertThrows(
            DraftingException.class,
            () -> open("POST", "infer/object_detection", Map.of(), JSON, body));

    assertEquals(code, problem.code());
    assertTrue(problem.detail().contains(part), problem.detail());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"confidence\":40}",
        "{\"confidence\":\"high\"}",
        "{\"confidence\":-0.1}",
        "{\"iou_threshold\":\"NaN\"}",
        "{\"max_detections\":0}",
        "{\"visualize_predictions\":true}",
        "{\"format\":\"image_and_json\"}",
      })
  void infer_valueOutOfRange_isRefused(String fields) {
    assertEquals(
        ErrorCode.INVALID_PARAMETER,
        assertThrows(DraftingException.class, () -> drafting("toy/9", fields)).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "POST | toy/9 | confidence=101 | INVALID_PARAMETER",
        "POST | toy/9 | format=image | INVALID_PARAMETER",
        "POST | toy/9 | image_type=numpy | INVALID_REQUEST",
        "POST | toy/9 | '' | UNREADABLE_MEDIA",
        "POST | none/9 | image=https://x.org/a.jpg | UNKNOWN_MODEL",
        "GET | favicon.ico | '' | UNKNOWN_MODEL",
        "POST | a/b/c | image=https://x.org/a.jpg | NOT_FOUND",
        "POST | infer/workflows | '' | NOT_FOUND",
        "GET | infer/object_detection | '' | METHOD_NOT_ALLOWED",
        "GET | '' | '' | NOT_FOUND",
      })
  void open_otherRequests_areRefused(String method, String path, String query, ErrorCode code) {
    assertEquals(
        code,
        assertThrows(
                DraftingException.class,
                () -> open(method, path.replace("''", ""), parameters(query), BASE64, ""))
            .code());
  }

  @Test
  void legacy_rawBytesInPlaceOfBase64_areRefusedWithTheReason() {
    DraftingException problem =
        assertThrows(
            DraftingException.class,
            () -> open("POST", "toy/9", Map.of(), BASE64, "\u00ff\u00d8\u00ff\u00e0"));

    assertTrue(problem.detail().contains("raw bytes"), problem.detail());
  }

  @Test
  void answer_box_isToldByItsCentre() throws IOException {
    assertEquals(
        "{\"inference_id\":\"51f24e4f-3f51-3a8f-af8e-8aa5cb8a8f2f\",\"time\":0.5,"
            + "\"image\":{\"width\":200,\"height\":100},\"predictions\":[{\"x\":45.0,\"y\":20.0,"
            + "\"width\":50.0,\"height\":20.0,\"confidence\":0.9,\"class\":\"dog\",\"class_id\":1,"
            + "\"detection_id\":\"ID\"}]}",
        answer("toy", "object_detection", "{}", region(new Box(20, 10, 70, 30)))
            .text()
            .replaceAll("(detection_id\":\")[0-9a-f-]{36}", "$1ID")
            .replaceAll(
                "(inference_id\":\")[0-9a-f-]{36}", "$151f24e4f-3f51-3a8f-af8e-8aa5cb8a8f2f"));
  }

  @Test
  void answer_ids_areTheSameEachTimeAndOfOneObjectEach() throws IOException {
    Suggestion dog = region(new Box(20, 10, 70, 30));

    List<?> first = predictions(answer("toy", "object_detection", "{}", dog, dog));
    List<?> again = predictions(answer("toy", "object_detection", "{}", dog, dog));

    assertEquals(first, again);
    assertFalse(
        Objects.equals(
            map(first.get(0)).get("detection_id"), map(first.get(1)).get("detection_id")));
  }

  @ParameterizedTest
  @CsvSource({
    "false, '{width=200, height=100}', '[45.0, 20.0, 50.0, 20.0]'",
    "true, '{width=100, height=200}', '[20.0, 155.0, 20.0, 50.0]'",
  })
  void answer_turnedPicture_isUprightUnlessTheClientSaysItIsNot(
      boolean stored, String image, String box) throws IOException {
    ToolDrafting drafting = drafting("toy/9", "{\"disable_preproc_auto_orient\":" + stored + "}");

    Map<?, ?> answer =
        plain(
            drafting
                .answer(
                    List.of(
                        List.of(
                            drafted(Orientation.TURNED_RIGHT, region(new Box(20, 10, 70, 30))))))
                .text());

    assertEquals(image, String.valueOf(answer.get("image")));
    Map<?, ?> first = map(((List<?>) Objects.requireNonNull(answer.get("predictions"))).get(0));
    assertEquals(
        box,
        List.of(
                Objects.requireNonNull(first.get("x")),
                Objects.requireNonNull(first.get("y")),
                Objects.requireNonNull(first.get("width")),
                Objects.requireNonNull(first.get("height")))
            .toString());
  }

  @Test
  void answer_segmentation_hasThePointsOfTheLargestPart() throws IOException {
    // Four pixels and two in a picture of 6 x 2.
    Shape mask = new Mask(6, 2, List.of(0, 2, 2, 1, 1, 2, 2, 1, 1));

    ToolAnswer answer = answer("masks", "instance_segmentation", "{}", region(mask));

    Map<?, ?> first = map(predictions(answer).get(0));
    assertEquals(
        "[{x=0.0, y=0.0}, {x=2.0, y=0.0}, {x=2.0, y=2.0}, {x=0.0, y=2.0}]",
        String.valueOf(first.get("points")));
    assertEquals("polygon", first.get("mask_format"));
    assertEquals(List.of(new Dropped("smaller-part", "dog", 1)), answer.dropped());
  }

  @Test
  void answer_segmentationModelAskedForBoxes_hasNoPoints() throws IOException {
    Shape triangle =
        new Polygon(List.of(new Point(10, 10), new Point(60, 12.5), new Point(30, 50)));

    Map<?, ?> first =
        map(predictions(answer("masks", "object_detection", "{}", region(triangle))).get(0));

    assertFalse(first.containsKey("points"));
    assertEquals(35.0, first.get("x"));
  }

  @ParameterizedTest
  @CsvSource({"{}, 2", "{\"keypoint_confidence\":0.5}, 1"})
  void answer_keypoints_haveNamesNumbersAndTheLeastConfidenceThatIsAskedFor(
      String fields, int count) throws IOException {
    Shape pose =
        new Keypoints(
            new Box(10, 10, 60, 80),
            List.of(
                new Keypoint("left-ear", new Point(20, 20), 0.4),
                new Keypoint("nose", new Point(30, 20.5), 0.9)));

    Map<?, ?> first =
        map(predictions(answer("faces", "keypoints_detection", fields, region(pose))).get(0));

    List<?> points = (List<?>) Objects.requireNonNull(first.get("keypoints"));
    assertEquals(count, points.size());
    assertEquals(
        "{x=30.0, y=20.5, confidence=0.9, class_id=1, class=nose}",
        String.valueOf(points.get(count - 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "{}, dog 0.6, 1",
    "{\"confidence\":0.1}, dog 0.6, 2",
    "{\"confidence\":0.9}, ' 0.0', 0",
    "{\"confidence\":\"default\"}, dog 0.6, 2",
  })
  void answer_classification_hasTheBestOnTop(String fields, String top, int count)
      throws IOException {
    Map<?, ?> answer =
        plain(
            answer("tagger", "classification", fields, new Tag("person", 0.3), new Tag("dog", 0.6))
                .text());

    double confidence = ((Number) Objects.requireNonNull(answer.get("confidence"))).doubleValue();
    assertEquals(top, answer.get("top") + " " + confidence);
    List<?> predictions = (List<?>) Objects.requireNonNull(answer.get("predictions"));
    assertEquals(count, predictions.size());
    if (count > 0) {
      assertEquals("{confidence=0.6, class=dog, class_id=1}", String.valueOf(predictions.get(0)));
    }
  }

  @Test
  void answer_classesThatAreNotWanted_areLeftOut() throws IOException {
    assertEquals(
        List.of(),
        predictions(
            answer(
                "toy",
                "object_detection",
                "{\"class_filter\":[\"zebra\"]}",
                region(new Box(20, 10, 70, 30)))));
  }

  @Test
  void answer_list_isAListInOrderEvenOfOne() throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                "POST",
                "infer/object_detection",
                Map.of(),
                JSON,
                "{\"model_id\":\"toy\",\"image\":[{\"type\":\"base64\",\"value\":\"aGVsbG8=\"}]}");

    String text = drafting.answer(List.of(List.of(drafted(Orientation.UPRIGHT)))).text();

    assertTrue(text.startsWith("[{") && text.endsWith("}]"), text);
  }

  @Test
  void answer_failedPicture_isARefusalThatNamesIt() throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                "POST",
                "infer/object_detection",
                Map.of(),
                JSON,
                "{\"model_id\":\"toy\",\"image\":[{\"type\":\"url\",\"value\":\"https://x.org\"}]}");
    DraftResult failed = new Failed("image 1", ErrorCode.URL_NOT_ALLOWED, "no rule allows it");

    DraftingException problem =
        assertThrows(DraftingException.class, () -> drafting.answer(List.of(List.of(failed))));

    assertEquals("image 1: no rule allows it", problem.detail());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_everyCode_hasAStatusAndAMessage(ErrorCode code) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status = ADAPTER.writeError(new DraftingException(code, "why"), out);

    Map<?, ?> body = plain(out.toString(StandardCharsets.UTF_8));
    assertTrue(status >= 400 && status < 600);
    assertEquals(
        code.kind() == ErrorCode.Kind.CALLER || code.kind() == ErrorCode.Kind.UPSTREAM,
        status < 500);
    assertEquals(code.code(), body.get("code"));
    assertTrue(body.get("message") instanceof String text && !text.isEmpty());
  }

  private static ToolDrafting drafting(String model, String fields) throws IOException {
    return drafting(model, "object_detection", fields);
  }

  private static ToolDrafting drafting(String model, String route, String fields)
      throws IOException {
    String more = fields.equals("{}") ? "" : "," + fields.substring(1, fields.length() - 1);
    return (ToolDrafting)
        open(
            "POST",
            "infer/" + route,
            Map.of(),
            JSON,
            "{\"model_id\":\"" + model + "\"," + IMAGE + more + "}");
  }

  private static ToolAnswer answer(
      String model, String route, String fields, Suggestion... suggestions) throws IOException {
    return drafting(model, route, fields)
        .answer(List.of(List.of(drafted(Orientation.UPRIGHT, suggestions))));
  }

  private static ToolExchange open(
      String method, String path, Map<String, String> query, String contentType, String body)
      throws IOException {
    return ADAPTER.open(call(method, path, query, contentType, body), MODELS);
  }

  private static ToolCall call(
      String method, String path, Map<String, String> query, String contentType, String body) {
    return new ToolCall(
        method,
        path,
        query,
        Map.of(),
        contentType,
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
        List.of());
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.replace("''", "").split("&", -1)) {
      if (!pair.isEmpty()) {
        parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    return parameters;
  }

  private static Suggestion region(Shape shape) {
    return new Region("dog", 0.9, shape);
  }

  private static DraftResult drafted(Orientation orientation, Suggestion... suggestions) {
    return new Drafted(
        new Draft(
            new Provenance(new ModelId("toy", "9"), "0123abcdef"),
            new ImageFacts("image", "00112233", 200, 100, orientation),
            Map.of(),
            List.of(suggestions)));
  }

  private static String items(ToolDrafting drafting) {
    return String.join(
        ", ", drafting.drafts().get(0).items().stream().map(RoboflowAdapterTest::item).toList());
  }

  private static String item(AskedItem item) {
    return item.id()
        + " "
        + (item instanceof Given given
            ? StandardCharsets.UTF_8.decode(given.item().content().duplicate()).toString()
            : "at " + ((Referenced) item).addresses());
  }

  private static List<String> registry(ToolAnswer answer) throws IOException {
    return ((List<?>) Objects.requireNonNull(plain(answer.text()).get("models")))
        .stream().map(one -> map(one).get("model_id") + " " + map(one).get("task_type")).toList();
  }

  private static List<?> predictions(ToolAnswer answer) throws IOException {
    return (List<?>) Objects.requireNonNull(plain(answer.text()).get("predictions"));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return map(PlainJson.read(parser));
    }
  }
}
