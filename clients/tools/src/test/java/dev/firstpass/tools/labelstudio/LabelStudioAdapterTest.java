package dev.firstpass.tools.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
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
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelStudioAdapterTest {
  private static final ToolAdapter ADAPTER = new LabelStudioAdapter();
  private static final String VERSION = "toy:1@0123abcd";
  private static final String IMAGE = "<View><Image name='img' value='$image'/>%s</View>";
  private static final String BOXES =
      IMAGE.formatted(
          "<RectangleLabels name='box' toName='img'>"
              + "<Label value='Dog'/><Label value='Man' alias='man' predicted_values='person'/>"
              + "</RectangleLabels>");
  private static final String TASK = "{\"id\":11,\"data\":{\"image\":\"/data/upload/7/a.jpg\"}}";
  private static final Shape BOX = new Box(20, 10, 70, 30);
  private static final ModelDirectory MODELS = () -> List.of(entry(MediaKind.IMAGE));
  private static final String PROMPT =
      "[{\"type\":\"keypointlabels\",\"original_width\":200,\"original_height\":100,"
          + "\"is_positive\":true,\"value\":{\"x\":40.0,\"y\":22.0,\"width\":0.2,"
          + "\"keypointlabels\":[\"cat\"]}},"
          + "{\"type\":\"keypointlabels\",\"original_width\":200,\"original_height\":100,"
          + "\"is_positive\":false,\"value\":{\"x\":4,\"y\":11}},"
          + "{\"type\":\"rectanglelabels\",\"original_width\":200,\"original_height\":100,"
          + "\"value\":{\"x\":10,\"y\":10,\"width\":20,\"height\":30}}]";
  private static final ModelDirectory SAM = () -> List.of(entry(MediaKind.IMAGE, true));
  private static final ModelDirectory SPEECH = () -> List.of(entry(MediaKind.AUDIO));

  private static ModelDirectory.Entry entry(MediaKind media) {
    return entry(media, false);
  }

  private static ModelDirectory.Entry entry(MediaKind media, boolean promptable) {
    var threshold = new ModelDirectory.Setting("threshold", "number", "a number", 0.25, "Lowest");
    var points = new ModelDirectory.Setting("points", "string", "points", "", "Points");
    var boxes = new ModelDirectory.Setting("boxes", "string", "boxes", "", "Boxes");
    return new ModelDirectory.Entry(
        new ModelId("toy", "1"),
        "ready",
        "",
        Optional.of(
            new ModelDirectory.Facts(
                "0123abcdef",
                "toy",
                ModelTask.DETECTION,
                media,
                new LabelSet(List.of("dog", "person")),
                promptable ? List.of(threshold, points, boxes) : List.of(threshold),
                "")));
  }

  @Test
  void adapter_isListedAndItsWebhookNeedsNoToken() {
    assertTrue(
        ServiceLoader.load(ToolAdapter.class).stream()
            .anyMatch(provider -> provider.type() == LabelStudioAdapter.class));
    assertEquals("/label-studio", ADAPTER.mountPath());
    assertTrue(ADAPTER.open("toy/webhook"));
    assertFalse(ADAPTER.open("toy/predict"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "GET | toy/health | | 200 | {\"status\":\"UP\",\"model_class\":\"toy\"}",
        "GET | toy | | 200 | {\"status\":\"UP\",\"model_class\":\"toy\"}",
        "POST | toy/setup | {} | 200 | {\"model_version\":\"toy:1@0123abcd\"}",
        "POST | toy/setup | {\"project\":\"7.17\",\"schema\":\"<View/>\",\"extra_params\":null}"
            + " | 200 | {\"model_version\":\"toy:1@0123abcd\"}",
        "GET | toy/versions | | 200 | {\"versions\":[\"toy:1@0123abcd\"]}",
        "POST | toy/webhook | {\"action\":\"ANNOTATION_CREATED\"} | 200 | {\"status\":\"ok\"}",
        "POST | toy/webhook | not json | 200 | {\"status\":\"ok\"}",
        "POST | toy/train | {} | 200 | {\"status\":\"ok\"}",
        "POST | toy/duplicate_model | {} | 200 | {\"status\":\"ok\"}",
        "POST | toy/delete | {\"project\":\"7\"} | 200 | {\"status\":\"ok\"}",
        "POST | toy/validate | {\"config\":\"<View/>\"} | 200 | {\"status\":\"ok\"}",
        "GET | toy/metrics | | 200 | {}",
      })
  void open_otherRequests_areAnsweredAtOnce(
      String method, String path, String body, int status, String text) throws IOException {
    ToolAnswer answer = (ToolAnswer) open(method, path, body == null ? "" : body, MODELS);

    assertEquals(plain(text), plain(answer.text()));
    assertEquals(status, answer.status());
  }

  @Test
  void open_jobStatus_isGone() throws IOException {
    assertEquals(410, ((ToolAnswer) open("POST", "toy/job_status", "{}", MODELS)).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "none/health | | unknown-model | toy",
        "toy/nonsense | | not-found | nonsense",
        "toy/predict | [] | invalid-request | object",
        "toy/predict | {\"tasks\":[],\"label_config\":\"<View/>\"} | invalid-request | tasks",
        "toy/predict | {\"tasks\":[{}]} | invalid-request | label_config",
        "toy/predict | {\"tasks\":[{}],\"label_config\":\"<View\"} | invalid-request | not XML",
        "toy/predict | {\"tasks\":[{}],\"label_config\":\"<View/>\"} | invalid-request | image",
        "toy/validate | {\"config\":\"<View>\"} | invalid-request | not XML",
      })
  void open_wrongRequest_saysWhat(String path, String body, String code, String words) {
    DraftingException problem =
        assertThrows(
            DraftingException.class, () -> open("POST", path, body == null ? "" : body, MODELS));

    assertEquals(code, problem.code().code());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  @Test
  void parse_entities_areNotExpanded() {
    String config =
        "<!DOCTYPE v [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><View><Image name='&x;'/></View>";

    assertThrows(DraftingException.class, () -> LabelingConfig.parse(config));
  }

  @Test
  void parse_deeplyNested_isRefused() {
    String config = "<View>".repeat(5_000) + "</View>".repeat(5_000);

    assertThrows(DraftingException.class, () -> LabelingConfig.parse(config));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-1", "7", "much", ""})
  void predict_thresholdThatIsNone_isTheModelsOwn(String threshold) throws IOException {
    String config =
        IMAGE.formatted(
            "<RectangleLabels name='c' toName='img' model_score_threshold='"
                + threshold
                + "'><Label value='dog'/></RectangleLabels>");

    ToolDrafting drafting = predict(config, TASK);

    assertEquals(Map.of(), drafting.drafts().get(0).request().parameters());
    assertEquals(1, results(answer(drafting, picture(new Region("dog", 0.3, BOX)))).size());
  }

  @Test
  void predict_endlessTaskId_isShortened() throws IOException {
    String task = TASK.replace("11", "\"" + "x".repeat(5_000) + "\"");

    assertEquals(1024, predict(BOXES, task).drafts().get(0).items().get(0).id().length());
  }

  @Test
  void open_modelStillLoading_isRefusedAndNotWaitedFor() {
    ModelDirectory loading =
        () ->
            List.of(
                new ModelDirectory.Entry(new ModelId("toy", "1"), "loading", "", Optional.empty()));

    assertEquals(
        ErrorCode.MODEL_NOT_READY,
        assertThrows(DraftingException.class, () -> open("POST", "toy/setup", "{}", loading))
            .code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[" + TASK + "]",
        TASK,
        "[{\"data\":{\"image\":\"/data/upload/7/a.jpg\"}}]",
        "[{\"id\":11,\"data\":{\"$undefined$\":\"/data/upload/7/a.jpg\"},\"annotations\":[1]}]"
      })
  void predict_everyFormOfTasks_isOneItem(String tasks) throws IOException {
    ToolDrafting drafting = predict(BOXES, tasks);

    Referenced item = (Referenced) drafting.drafts().get(0).items().get(0);
    assertEquals("/data/upload/7/a.jpg", item.addresses().get(0));
    assertEquals("/storage-data/uploaded/?filepath=upload/7/a.jpg", item.addresses().get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "/data/local-files/?d=a%20b.jpg, /data/local-files/a%20b.jpg",
    "http://x:8080/data/local-files/?d=a.jpg, /data/local-files/a.jpg",
    "upload/7/x.jpg, /data/upload/7/x.jpg",
    "https://h/x.jpg, https://h/x.jpg",
    "s3://b/k, /tasks/5/presign/?fileuri=czM6Ly9iL2s=",
    "'data:image/png;base64,aGk=', 'data:image/png;base64,aGk='",
  })
  void addresses_everyKind_isWhereLabelStudioHasIt(String value, String first) {
    assertEquals(first, TaskMedia.addresses(value, "5").get(0));
  }

  @Test
  void values_nestedFieldOrList_areFound() {
    assertEquals(List.of("u"), TaskMedia.values(Map.of("a", Map.of("b", "u")), "a.b"));
    assertEquals(List.of("u"), TaskMedia.values(Map.of("a.b", "u"), "a.b"));
    assertEquals(List.of("u", "v"), TaskMedia.values(Map.of("p", List.of("u", "v")), "p"));
    assertEquals(List.of(), TaskMedia.values(Map.of("p", 3), "p"));
  }

  @Test
  void predict_thresholds_areTheControlsOwn() throws IOException {
    String low =
        IMAGE.formatted(
            "<RectangleLabels name='a' toName='img' model_score_threshold='0.1'>"
                + "<Label value='dog'/></RectangleLabels>"
                + "<RectangleLabels name='b' toName='img'><Label value='person'/>"
                + "</RectangleLabels>");
    ToolDrafting drafting = predict(low, "[" + TASK + "]");

    assertEquals(Map.of("threshold", 0.1), drafting.drafts().get(0).request().parameters());
    ToolAnswer answer =
        answer(
            drafting,
            picture(
                new Region("dog", 0.15, BOX),
                new Region("person", 0.2, BOX),
                new Region("person", 0.3, BOX)));
    List<Map<?, ?>> found = results(answer);
    assertEquals(List.of(new Dropped("below-threshold", "person", 1)), answer.dropped());
    assertEquals(List.of("a", "b"), found.stream().map(one -> one.get("from_name")).toList());
    assertEquals(Map.of(), predict(BOXES, TASK).drafts().get(0).request().parameters());
  }

  @Test
  void answer_boxes_arePercentWithTheProjectsLabels() throws IOException {
    List<Map<?, ?>> found =
        results(
            answer(
                predict(BOXES, TASK),
                picture(new Region("dog", 0.8, BOX), new Region("person", 0.6, BOX))));

    assertEquals(
        "{id=0011223344556677-0123abcdef-0, from_name=box, to_name=img, type=rectanglelabels,"
            + " value={x=10.0, y=10.0, width=25.0, height=20.0, rotation=0.0,"
            + " rectanglelabels=[Dog]}, score=0.8, origin=prediction, original_width=200,"
            + " original_height=100, image_rotation=0}",
        String.valueOf(found.get(0)).replaceFirst("id=[^,]*", "id=0011223344556677-0123abcdef-0"));
    assertEquals(List.of("man"), value(found.get(1)).get("rectanglelabels"));
  }

  @Test
  void answer_classWithoutProjectLabel_isDroppedAndCounted() throws IOException {
    ToolAnswer answer =
        answer(
            predict(BOXES, TASK),
            picture(new Region("cat", 0.8, BOX), new Region("cat", 0.7, BOX), new Tag("x", 0.9)));

    assertEquals(List.of(), results(answer));
    assertEquals(
        "[Dropped[reason=no-fitting-control, label=x, count=1],"
            + " Dropped[reason=no-project-label, label=cat, count=2]]",
        answer.dropped().toString());
  }

  @Test
  void answer_traps_neverCostTheBatch() throws IOException {
    ToolDrafting drafting =
        predict(BOXES, "[" + TASK + ",{\"id\":12,\"data\":{}}," + TASK + "," + TASK + ",7]");
    assertEquals(5, drafting.drafts().get(0).items().size());
    assertTrue(drafting.drafts().get(0).items().get(1) instanceof Unreadable);
    Failed failed = new Failed("12", ErrorCode.DEADLINE_EXCEEDED, "no time left");

    ToolAnswer answer =
        drafting.answer(
            List.of(
                List.of(picture(new Region("dog", 0.8, BOX)), failed, picture(), failed, failed)));

    List<?> all = all(answer);
    assertEquals(5, all.size());
    for (Object one : all) {
      assertFalse(((Map<?, ?>) one).containsValue(null));
    }
    assertEquals(VERSION, ((Map<?, ?>) all.get(0)).get("model_version"));
    assertEquals(0.8, ((Map<?, ?>) all.get(0)).get("score"));
    // Stores nothing: no key 'result'.
    assertEquals(Map.of("error", "no time left", "code", "deadline-exceeded"), all.get(1));
    // A task without detections has an entry all the same.
    assertEquals(Map.of("result", List.of(), "score", 0.0, "model_version", VERSION), all.get(2));
  }

  @Test
  void answer_interactive_isAnObjectWithAResultEvenForAFailure() throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                "POST",
                "toy/predict",
                "{\"tasks\":["
                    + TASK
                    + "],\"params\":{\"context\":{\"result\":[]}},\"label_config\":\""
                    + BOXES
                    + "\"}",
                MODELS);

    ToolAnswer answer =
        drafting.answer(
            List.of(List.<DraftResult>of(new Failed("11", ErrorCode.UNREADABLE_MEDIA, "cut"))));

    assertEquals(
        Map.of("result", List.of(), "score", 0.0, "model_version", VERSION), all(answer).get(0));
  }

  @Test
  void predict_prompts_areHandedToAPromptableModelInPixels() throws IOException {
    ToolDrafting drafting = (ToolDrafting) open("POST", "toy/predict", prompted(PROMPT), SAM);

    assertEquals(
        Map.of("points", "80.0,22.0,1;8.0,11.0,0", "boxes", "20.0,10.0,60.0,40.0"),
        drafting.drafts().get(0).request().parameters());
    Shape mask = new Mask(200, 100, List.of(1, 3, 20_000 - 4));
    Map<?, ?> found = results(answer(drafting, picture(new Region("object", 0.9, mask)))).get(0);
    assertEquals(List.of("cat"), value(found).get("brushlabels"));
    // Nothing is shown: one empty prediction a task, and nothing drafted.
    ToolDrafting plain = (ToolDrafting) open("POST", "toy/predict", prompted("[]"), SAM);
    assertEquals(List.of(), plain.drafts());
    assertEquals(
        Map.of("result", List.of(), "score", 0.0, "model_version", VERSION),
        all(plain.answer(List.of())).get(0));
  }

  private static String prompted(String result) {
    return "{\"tasks\":["
        + TASK
        + "],\"params\":{\"context\":{\"result\":"
        + result
        + ",\"user_id\":1}},\"label_config\":\""
        + IMAGE.formatted(
            "<BrushLabels name='c' toName='img'><Label value='dog'/><Label value='cat'/>"
                + "</BrushLabels>")
        + "\"}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotated | RectangleLabels | rectanglelabels | rotation=90.0",
        "rotated | PolygonLabels | polygonlabels | closed=true",
        "polygon | PolygonLabels | polygonlabels | points=[[5.0, 10.0], [25.0, 10.0], [25.0,"
            + " 50.0]]",
        "polygon | RectangleLabels | rectanglelabels | x=5.0, y=10.0, width=20.0, height=40.0",
        "mask | BrushLabels | brushlabels | format=rle, rle=[0, 1, 56, 128, 57, 27,",
        "mask | PolygonLabels | polygonlabels | points=",
        "mask | RectangleLabels | rectanglelabels | x=0.5, y=0.0, width=1.5",
        "points | KeyPointLabels | keypointlabels | x=10.0, y=20.0, width=0.5",
        "points | RectangleLabels | rectanglelabels | width=25.0",
      })
  void answer_shapes_areWhatTheControlHolds(String shape, String tag, String type, String words)
      throws IOException {
    String config =
        IMAGE.formatted("<" + tag + " name='c' toName='img'><Label value='dog'/></" + tag + ">");

    Map<?, ?> found =
        results(answer(predict(config, TASK), picture(new Region("dog", 0.8, shape(shape)))))
            .get(0);

    assertEquals(type, found.get("type"));
    assertEquals(List.of("dog"), value(found).get(type));
    assertTrue(value(found).toString().contains(words), value(found).toString());
  }

  private static Shape shape(String name) {
    return switch (name) {
      case "rotated" -> new RotatedBox(100, 50, 20, 10, Math.PI / 2);
      case "polygon" ->
          new Polygon(List.of(new Point(10, 10), new Point(50, 10), new Point(50, 50)));
      case "mask" -> new Mask(200, 100, List.of(1, 3, 20_000 - 4));
      default -> new Keypoints((Box) BOX, List.of(new Keypoint("eye", new Point(20, 20), 0.9)));
    };
  }

  @Test
  void answer_emptyMask_isLeftOut() throws IOException {
    String config =
        IMAGE.formatted("<BrushLabels name='c' toName='img'><Label value='dog'/></BrushLabels>");

    assertEquals(
        List.of(),
        results(
            answer(
                predict(config, TASK),
                picture(new Region("dog", 0.8, new Mask(200, 100, List.of(20_000)))))));
  }

  @Test
  void answer_rectangleAndLabels_shareAnIdWithTheGeometryFirst() throws IOException {
    String config =
        IMAGE.formatted(
            "<Rectangle name='r' toName='img'/>"
                + "<Labels name='l' toName='img'><Label value='dog'/></Labels>");

    List<Map<?, ?>> found =
        results(answer(predict(config, TASK), picture(new Region("dog", 0.8, BOX))));

    assertEquals(
        List.of("rectangle", "labels"), found.stream().map(one -> one.get("type")).toList());
    assertEquals(found.get(0).get("id"), found.get(1).get("id"));
    assertEquals(10.0, value(found.get(1)).get("x"));
  }

  @ParameterizedTest
  @CsvSource({"single, '[Dog]'", "multiple, '[Dog, man]'"})
  void answer_choices_areTheBestOrAll(String choice, String chosen) throws IOException {
    String config =
        IMAGE.formatted(
            "<Choices name='c' toName='img' choice='"
                + choice
                + "'><Choice value='Dog'/><Choice value='Man' alias='man'/></Choices>");

    List<Map<?, ?>> found =
        results(answer(predict(config, TASK), picture(new Tag("Man", 0.4), new Tag("dog", 0.5))));

    assertEquals(chosen, String.valueOf(value(found.get(0)).get("choices")));
    assertEquals(Map.of("choices", value(found.get(0)).get("choices")), value(found.get(0)));
  }

  @Test
  void answer_skippedControl_isLeftAlone() throws IOException {
    String config =
        IMAGE.formatted(
            "<RectangleLabels name='box' toName='img' model_skip='true'><Label value='dog'/>"
                + "</RectangleLabels>");

    assertEquals(
        List.of(), results(answer(predict(config, TASK), picture(new Region("dog", 0.8, BOX)))));
  }

  @Test
  void answer_speech_isALabelWithItsTextInOneRegion() throws IOException {
    String config =
        "<View><Audio name='a' value='$audio'/><Labels name='l' toName='a'><Label"
            + " value='Speech'/></Labels><TextArea name='t' toName='a' perRegion='true'/></View>";
    List<Map<?, ?>> found = results(answer(predict(config, audioTask(), SPEECH), speech()));

    assertEquals(
        List.of("labels", "textarea"), found.stream().map(one -> one.get("type")).toList());
    assertEquals(found.get(0).get("id"), found.get(1).get("id"));
    assertEquals(
        "{start=1.25, end=3.4, channel=0, labels=[Speech]}", value(found.get(0)).toString());
    assertEquals(
        "{start=1.25, end=3.4, channel=0, text=[hello there]}", value(found.get(1)).toString());
    assertEquals(63.2, found.get(0).get("original_length"));
  }

  @Test
  void answer_speechInOneTextArea_isTheWholeTextAndNothingElse() throws IOException {
    String config = "<View><Audio name='a' value='$audio'/><TextArea name='t' toName='a'/></View>";
    ToolAnswer answer = answer(predict(config, audioTask(), SPEECH), speech());

    assertEquals(Map.of("text", List.of("hello there")), value(results(answer).get(0)));
    assertEquals(List.of(), answer.dropped());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_anyCode_isJsonOfItsStatus(ErrorCode code) throws IOException {
    var out = new ByteArrayOutputStream();
    int status = ADAPTER.writeError(new DraftingException(code, "what"), out);

    Map<?, ?> body = plain(out.toString(StandardCharsets.UTF_8));
    assertEquals("what", body.get("detail"));
    assertEquals(status, body.get("status"));
    assertEquals(code.kind() == ErrorCode.Kind.CALLER, status < 500);
  }

  private static String audioTask() {
    return "{\"id\":1,\"data\":{\"audio\":\"/data/upload/1/a.wav\"}}";
  }

  private static DraftResult speech() {
    return drafted(
        new AudioFacts("1", "00112233445566778899", 63.2),
        new Segment(
            new TimeSpan(1.25, 3.4), "speech", 0.8, " hello there ", null, "en", List.of()));
  }

  private static DraftResult picture(Suggestion... suggestions) {
    return drafted(new ImageFacts("11", "00112233445566778899", 200, 100), suggestions);
  }

  private static DraftResult drafted(ItemFacts facts, Suggestion... suggestions) {
    return new Drafted(
        new Draft(
            new Provenance(new ModelId("toy", "1"), "0123abcdef"),
            facts,
            Map.of(),
            List.of(suggestions)));
  }

  private static ToolAnswer answer(ToolDrafting drafting, DraftResult result) throws IOException {
    return drafting.answer(List.of(List.of(result)));
  }

  private static ToolDrafting predict(String config, String tasks) throws IOException {
    return predict(config, tasks, MODELS);
  }

  private static ToolDrafting predict(String config, String tasks, ModelDirectory models)
      throws IOException {
    String body = "{\"tasks\":" + tasks + ",\"label_config\":\"" + config + "\"}";
    return (ToolDrafting) open("POST", "toy/predict", body, models);
  }

  private static ToolExchange open(String method, String path, String body, ModelDirectory models)
      throws IOException {
    return ADAPTER.open(
        new ToolCall(
            method,
            path,
            Map.of(),
            Map.of(),
            "application/json",
            ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
            List.of()),
        models);
  }

  private static List<?> all(ToolAnswer answer) throws IOException {
    return (List<?>) Objects.requireNonNull(plain(answer.text()).get("results"));
  }

  private static List<Map<?, ?>> results(ToolAnswer answer) throws IOException {
    List<Map<?, ?>> results = new ArrayList<>();
    Map<?, ?> first = (Map<?, ?>) all(answer).get(0);
    for (Object one : (List<?>) Objects.requireNonNull(first.get("result"))) {
      results.add((Map<?, ?>) one);
    }
    return results;
  }

  private static Map<?, ?> value(Map<?, ?> result) {
    return (Map<?, ?>) Objects.requireNonNull(result.get("value"));
  }

  private static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
