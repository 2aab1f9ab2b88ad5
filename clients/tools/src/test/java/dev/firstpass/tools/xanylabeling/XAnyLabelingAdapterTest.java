package dev.firstpass.tools.xanylabeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
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
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.geometry.StoredFrame;
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
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class XAnyLabelingAdapterTest {
  private static final ToolAdapter ADAPTER =
      new XAnyLabelingAdapter(Clock.fixed(Instant.parse("2026-01-31T12:00:00.5Z"), ZoneOffset.UTC));
  private static final Setting THRESHOLD = new Setting("threshold", "number", "", 0.3, "");
  private static final Setting IOU = new Setting("iou", "number", "", 0.45, "");
  private static final Setting SIMPLIFY = new Setting("simplify", "number", "", 1.0, "");
  private static final Setting POINTS = new Setting("points", "string", "", "", "");
  private static final Setting BOXES = new Setting("boxes", "string", "", "", "");
  private static final Entry DETECTOR =
      entry("toy", ModelTask.DETECTION, MediaKind.IMAGE, THRESHOLD, IOU);
  private static final Entry SAM =
      entry("sam", ModelTask.INSTANCE_SEGMENTATION, MediaKind.IMAGE, POINTS, BOXES, SIMPLIFY);
  private static final Entry TAGGER =
      entry("tagger", ModelTask.CLASSIFICATION, MediaKind.IMAGE, THRESHOLD);
  private static final Entry SPEECH =
      entry("speech", ModelTask.SPEECH_RECOGNITION, MediaKind.AUDIO);
  private static final Entry BROKEN =
      new Entry(new ModelId("broken", "1"), "unavailable", "no graph", Optional.empty());
  private static final ModelDirectory MODELS = () -> List.of(BROKEN, SAM, SPEECH, TAGGER, DETECTOR);

  private static Entry entry(String name, ModelTask task, MediaKind media, Setting... settings) {
    return new Entry(
        new ModelId(name, "1"),
        "ready",
        "",
        Optional.of(
            new Facts(
                "0123abcdef",
                "toy",
                task,
                media,
                new LabelSet(List.of("dog", "person")),
                List.of(settings),
                "")));
  }

  @Test
  void adapter_isListedAndHasTheToolsOwnWays() {
    assertTrue(
        ServiceLoader.load(ToolAdapter.class).stream()
            .anyMatch(provider -> provider.type() == XAnyLabelingAdapter.class));
    assertEquals("/x-anylabeling", ADAPTER.mountPath());
    assertTrue(ADAPTER.open("health"));
    assertFalse(ADAPTER.open("v1/models"));
    assertTrue(ADAPTER.patience().orElseThrow().compareTo(Duration.ofSeconds(30)) < 0);
    assertEquals(Optional.of("key"), ADAPTER.token(call("GET", "v1/models", "key", "")));
    assertEquals(Optional.of(""), ADAPTER.token(call("GET", "v1/models", "", "")));
    assertFalse(ADAPTER.tokenInBody());
  }

  @Test
  void health_tellsHowManyModelsLabelPictures() throws IOException {
    assertEquals(
        "{\"status\":\"healthy\",\"models_loaded\":3,\"timestamp\":\"2026-01-31T12:00:00Z\"}",
        ((ToolAnswer) open("GET", "health", "")).text());
  }

  @Test
  void models_detector_hasWidgetsWithItsOwnSettingsAndKeepsWhatIsThere() throws IOException {
    Map<?, ?> models = map(plain(((ToolAnswer) open("GET", "v1/models", "")).text()).get("data"));

    assertEquals(List.of("sam", "tagger", "toy"), List.copyOf(models.keySet()));
    Map<?, ?> toy = map(models.get("toy"));
    assertEquals(
        "button_run=null, input_conf=null, edit_conf=0.3, input_iou=null, edit_iou=0.45,"
            + " button_classes_filter=null, toggle_preserve_existing_annotations=true",
        widgets(toy));
    assertEquals(List.of("dog", "person"), toy.get("classes"));
    assertEquals(List.of(), toy.get("filter_classes"));
    assertEquals("default", toy.get("batch_processing_mode"));
  }

  @Test
  void models_promptableModel_hasButtonsForMarksAndIsNotForFolders() throws IOException {
    Map<?, ?> sam =
        map(plain(((ToolAnswer) open("GET", "v1/models/sam/info", "")).text()).get("data"));

    assertEquals("sam", sam.get("model_id"));
    assertEquals(
        "button_add_point=null, button_remove_point=null, button_add_rect=null, button_clear=null,"
            + " button_finish_object=null, mask_fineness_slider=10,"
            + " mask_fineness_value_label=null, toggle_preserve_existing_annotations=true",
        widgets(sam));
    assertTrue(sam.containsKey("batch_processing_mode"));
    assertEquals(null, sam.get("batch_processing_mode"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        // What the client sends before anybody has touched its fields.
        "{\"conf_threshold\":0.0,\"iou_threshold\":0.0,\"epsilon_factor\":0.001} | {}",
        "{\"conf_threshold\":0.0,\"iou_threshold\":0.45} | {iou=0.45}",
        "{\"conf_threshold\":0.6,\"iou_threshold\":0.5} | {threshold=0.6, iou=0.5}",
        "{} | {}",
        "{\"filter_classes\":[]} | {}",
        "{\"filter_classes\":[\"person\"]} | {labels=[person]}",
        "{\"filter_classes\":[\"person\",\"zebra\"]} | {labels=[person]}",
        "{\"filter_classes\":[\"zebra\"]} | {}",
        "{\"filter_classes\":null,\"conf_threshold\":null} | {}",
        "{\"text_prompt\":\"cat.dog\",\"reset_tracker\":true,\"current_task\":\"det\"} | {}",
        "{\"marks\":[{\"type\":\"point\",\"data\":[12,30],\"label\":1}]} | {}",
      })
  void predict_params_areTheModelsSettings(String params, String settings) throws IOException {
    DraftRequest draft = predict("toy", params).drafts().get(0).request();

    assertEquals(settings, draft.wishes().toString());
    assertEquals(Map.of(), draft.parameters());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"type\":\"point\",\"data\":[12,30],\"label\":1} | {points=12.0,30.0,1}",
        "{\"type\":\"point\",\"data\":[12,30]} | {points=12.0,30.0,1}",
        "{\"type\":\"point\",\"data\":[12,30],\"label\":0} | {points=12.0,30.0,0}",
        "{\"type\":\"point\",\"data\":[12,30],\"label\":1},"
            + "{\"type\":\"point\",\"data\":[40,50],\"label\":0}"
            + " | {points=12.0,30.0,1;40.0,50.0,0}",
        "{\"type\":\"rectangle\",\"data\":[10,20,60,80],\"label\":1}"
            + " | {boxes=10.0,20.0,60.0,80.0}",
        // Drawn from the bottom right.
        "{\"type\":\"rectangle\",\"data\":[60,80,10,20],\"label\":1}"
            + " | {boxes=10.0,20.0,60.0,80.0}",
        "{\"type\":\"point\",\"data\":[12,30]},{\"type\":\"rectangle\",\"data\":[10,20,60,80]}"
            + " | {points=12.0,30.0,1, boxes=10.0,20.0,60.0,80.0}",
      })
  void predict_marks_areThePromptOfAPromptableModel(String marks, String settings)
      throws IOException {
    // The sliders of the model before are not meant for this one.
    String params = "{\"conf_threshold\":0.9,\"iou_threshold\":0.9,\"marks\":[" + marks + "]}";

    DraftRequest draft = predict("sam", params).drafts().get(0).request();

    assertEquals(settings, draft.parameters().toString());
    assertEquals(Map.of(), draft.wishes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"marks\":[]}",
        // A click with the rectangle tool.
        "{\"marks\":[{\"type\":\"rectangle\",\"data\":[10,20,10,20],\"label\":1}]}",
        // Around what is not the object: there is no such prompt.
        "{\"marks\":[{\"type\":\"rectangle\",\"data\":[10,20,60,80],\"label\":0}]}",
        "{\"marks\":[{\"type\":\"auto_grid\"}]}"
      })
  void predict_promptableModelWithoutMarks_findsNothingAndRemovesNothing(String params)
      throws IOException {
    ToolDrafting drafting = predict("sam", params);

    assertEquals(List.of(), drafting.drafts());
    assertEquals(
        "{\"success\":true,\"data\":{\"shapes\":[],\"description\":\"\",\"replace\":false}}",
        drafting.answer(List.of()).text());
  }

  @ParameterizedTest
  @CsvSource({
    "UPRIGHT, '12.0,30.0,1'",
    "TURNED_RIGHT, '60.0,12.0,1'",
    "TURNED_HALF, '78.0,30.0,1'"
  })
  void predict_marksOnAPictureThatIsStoredTurned_arePlacesOfTheUprightOne(
      Orientation orientation, String points) throws IOException {
    String params = "{\"marks\":[{\"type\":\"point\",\"data\":[12,30],\"label\":1}]}";
    StoredFrame frame = new StoredFrame(orientation, 90, 60);

    assertEquals(
        points,
        predict("sam", params)
            .drafts(picture -> frame)
            .get(0)
            .request()
            .parameters()
            .get("points"));
    ToolDrafting upright =
        (ToolDrafting)
            ADAPTER.open(
                call("POST", "v1/predict", Map.of("space", "upright"), body("sam", params)),
                MODELS);
    assertEquals(
        "12.0,30.0,1",
        upright.drafts(picture -> frame).get(0).request().parameters().get("points"));
  }

  @ParameterizedTest
  @CsvSource({
    "'data:image/jpeg;base64,aGVsbG8=', hello",
    // The type is guessed from the file's name, or is wrong.
    "'data:image/jpeg;base64,SUkqAA==', 'II*\0'",
    "aGVsbG8=, hello",
    "'aGVs\r\nbG8=', hello",
  })
  void predict_picture_isTheFilesBytes(String image, String bytes) throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            open(
                "POST",
                "v1/predict",
                "{\"model\":\"toy\",\"image\":\"" + image.replace("\r\n", "\\r\\n") + "\"}");
    Given given = (Given) drafting.drafts().get(0).items().get(0);

    assertEquals(bytes, StandardCharsets.UTF_8.decode(given.item().content()).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "not json | INVALID_REQUEST",
        "[] | INVALID_REQUEST",
        "{} | INVALID_REQUEST",
        "{\"model\":\"toy\"} | INVALID_REQUEST",
        "{\"model\":\"toy\",\"image\":7} | INVALID_REQUEST",
        "{\"model\":\"toy\",\"image\":\"data:image/png;base64,\"} | UNREADABLE_MEDIA",
        "{\"model\":\"toy\",\"image\":\"abc=d\"} | UNREADABLE_MEDIA",
        "{\"model\":\"none\",\"image\":\"aGVsbG8=\"} | UNKNOWN_MODEL",
        "{\"model\":\"../x\",\"image\":\"aGVsbG8=\"} | INVALID_REQUEST",
        "{\"model\":\"speech\",\"image\":\"aGVsbG8=\"} | UNKNOWN_MODEL",
        "{\"model\":\"broken\",\"image\":\"aGVsbG8=\"} | MODEL_NOT_READY",
        "{\"model\":\"toy\",\"image\":\"aGVsbG8=\",\"params\":{\"conf_threshold\":\"high\"}}"
            + " | INVALID_PARAMETER",
        "{\"model\":\"toy\",\"image\":\"aGVsbG8=\",\"params\":{\"iou_threshold\":-1}}"
            + " | INVALID_PARAMETER",
        "{\"model\":\"sam\",\"image\":\"aGVsbG8=\",\"params\":{\"marks\":[{\"type\":\"point\","
            + "\"data\":[1]}]}} | INVALID_REQUEST",
      })
  void predict_whatCannotBeRead_isRefused(String body, ErrorCode code) {
    assertEquals(
        code, assertThrows(DraftingException.class, () -> open("POST", "v1/predict", body)).code());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, v1/predict, METHOD_NOT_ALLOWED",
    "POST, v1/video/init, NOT_FOUND",
    "GET, v1/models/none/info, UNKNOWN_MODEL",
    "GET, v1/models/toy, NOT_FOUND",
    "GET, '', NOT_FOUND",
  })
  void open_otherPaths_areRefused(String method, String path, ErrorCode code) {
    assertEquals(code, assertThrows(DraftingException.class, () -> open(method, path, "")).code());
  }

  @ParameterizedTest
  @CsvSource({
    "v1/models, ''",
    // An address with a slash at its end.
    "/v1/models, ''",
    "v1/models/, ''",
    // What the client makes of an address with a query.
    "'', upright/v1/models",
    "'', stored/v1/models",
  })
  void open_addressesAsPeopleWriteThem_areUnderstood(String path, String space) throws IOException {
    ToolCall call = call("GET", path, space.isEmpty() ? Map.of() : Map.of("space", space), "");

    assertTrue(((ToolAnswer) ADAPTER.open(call, MODELS)).text().contains("\"toy\""));
  }

  @Test
  void open_unknownSpace_isRefusedSoftly() throws IOException {
    ToolCall call = call("POST", "v1/predict", Map.of("space", "sideways"), body("toy", "{}"));
    DraftingException problem =
        assertThrows(DraftingException.class, () -> ADAPTER.open(call, MODELS));

    assertEquals(ErrorCode.INVALID_PARAMETER, problem.code());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(200, ADAPTER.writeError(call, problem, out));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1 | [[20,10],[70,10],[70,30],[20,30]]",
        "2 | [[130,10],[180,10],[180,30],[130,30]]",
        "3 | [[130,70],[180,70],[180,90],[130,90]]",
        "4 | [[20,70],[70,70],[70,90],[20,90]]",
        "5 | [[10,20],[30,20],[30,70],[10,70]]",
        "6 | [[10,130],[30,130],[30,180],[10,180]]",
        "7 | [[70,130],[90,130],[90,180],[70,180]]",
        "8 | [[70,20],[90,20],[90,70],[70,70]]",
      })
  void answer_box_isFourCornersOfTheStoredPicture(int exif, String points) throws IOException {
    Map<?, ?> shape = only(answer("toy", "{}", exif, region(new Box(20, 10, 70, 30))));

    assertEquals("rectangle", shape.get("shape_type"));
    assertEquals(numbers(points), shape.get("points"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "-0.5, 5.783185307179586", "6.783185307179586, 0.5"})
  void answer_turnedBox_hasADirectionInOneTurn(double radians, double direction)
      throws IOException {
    Map<?, ?> shape = only(answer("toy", "{}", 1, region(new RotatedBox(50, 40, 30, 12, radians))));

    assertEquals("rotation", shape.get("shape_type"));
    assertEquals(direction, direction(shape), 1e-9);
    assertEquals(4, corners(shape).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void answer_turnedBoxOfAnyOrientation_hasTheDirectionOfItsFirstSide(int exif) throws IOException {
    Map<?, ?> shape = only(answer("toy", "{}", exif, region(new RotatedBox(50, 40, 30, 12, 0.5))));

    List<?> points = corners(shape);
    double[] first = pair(points.get(0));
    double[] second = pair(points.get(1));
    double side = Math.atan2(second[1] - first[1], second[0] - first[0]);
    double direction = direction(shape);
    assertTrue(direction >= 0 && direction <= 2 * Math.PI);
    assertEquals(0, Math.sin(side - direction), 1e-3);
    assertEquals(1, Math.cos(side - direction), 1e-3);
  }

  @Test
  void answer_shape_hasAllKeysOfTheToolAndNoneThatItStumblesOver() throws IOException {
    Map<?, ?> shape = only(answer("toy", "{}", 1, region(new Box(20, 10, 70, 30))));

    assertEquals(
        plain(
            "{\"label\":\"dog\",\"shape_type\":\"rectangle\","
                + "\"points\":[[20.0,10.0],[70.0,10.0],[70.0,30.0],[20.0,30.0]],\"score\":0.9,"
                + "\"attributes\":{},\"description\":\"\",\"difficult\":false,\"direction\":0.0,"
                + "\"flags\":{},\"group_id\":null,\"kie_linking\":[]}"),
        shape);
  }

  @Test
  void answer_polygon_isAnOutlineThatIsNotClosedTwice() throws IOException {
    Shape triangle =
        new Polygon(List.of(new Point(10, 10), new Point(60, 12.5), new Point(30, 50)));

    Map<?, ?> shape = only(answer("toy", "{}", 1, region(triangle)));

    assertEquals("polygon", shape.get("shape_type"));
    assertEquals(numbers("[[10,10],[60,12.5],[30,50]]"), shape.get("points"));
  }

  @Test
  void answer_fineness_leavesOutPointsOfOutlines() throws IOException {
    Shape bent =
        new Polygon(
            List.of(new Point(0, 0), new Point(50, 0.5), new Point(100, 0), new Point(50, 100)));

    assertEquals(4, points(answer("toy", "{\"epsilon_factor\":0.0001}", 1, region(bent))));
    assertEquals(3, points(answer("toy", "{\"epsilon_factor\":0.01}", 1, region(bent))));
  }

  @Test
  void answer_maskOfTwoParts_isAnOutlineEachInOneGroup() throws IOException {
    // Two squares of 2 x 2 in a picture of 6 x 2.
    Shape mask = new Mask(6, 2, List.of(0, 2, 2, 2, 0, 2, 2, 2));

    List<?> shapes = shapes(answer("toy", "{}", 1, region(mask)));

    assertEquals(2, shapes.size());
    assertEquals(numbers("[[0,0],[2,0],[2,2],[0,2]]"), map(shapes.get(0)).get("points"));
    assertEquals(List.of(1, 1), shapes.stream().map(one -> number(one, "group_id")).toList());
  }

  @Test
  void answer_emptyMask_isDroppedAndCounted() throws IOException {
    ToolAnswer answer = answer("toy", "{}", 1, region(new Mask(6, 2, List.of(12))));

    assertEquals(List.of(), shapes(answer));
    assertEquals(List.of(new Dropped("no-outline", "dog", 1)), answer.dropped());
  }

  @Test
  void answer_keypoints_areABoxAndPointsInAGroupCountedFromOne() throws IOException {
    Shape pose =
        new Keypoints(
            new Box(10, 10, 60, 80),
            List.of(
                new Keypoint("nose", new Point(30, 20), 0.9),
                new Keypoint("left-ear", new Point(20, 20), 0.49)));

    ToolAnswer answer = answer("toy", "{}", 1, region(pose), region(pose));

    List<?> shapes = shapes(answer);
    assertEquals(
        List.of("rectangle dog 1", "point nose 1", "rectangle dog 2", "point nose 2"),
        shapes.stream()
            .map(XAnyLabelingAdapterTest::map)
            .map(one -> one.get("shape_type") + " " + one.get("label") + " " + one.get("group_id"))
            .toList());
    assertEquals(numbers("[[30,20]]"), map(shapes.get(1)).get("points"));
    assertEquals(List.of(new Dropped("hidden-keypoint", "left-ear", 2)), answer.dropped());
  }

  @Test
  void answer_tags_areTheBestAroundTheWholePictureAndNeverADescription() throws IOException {
    ToolAnswer answer = answer("tagger", "{}", 6, new Tag("dog", 0.3), new Tag("person", 0.6));

    Map<?, ?> shape = only(answer);
    assertEquals("person", shape.get("label"));
    assertEquals(numbers("[[0,0],[100,0],[100,200],[0,200]]"), shape.get("points"));
    assertEquals("", map(plain(answer.text()).get("data")).get("description"));
    assertEquals(List.of(new Dropped("not-the-best-tag", "dog", 1)), answer.dropped());
  }

  @Test
  void answer_classesThatAreNotWanted_areLeftOut() throws IOException {
    ToolAnswer answer =
        answer(
            "toy",
            "{\"filter_classes\":[\"zebra\"]}",
            1,
            region(new Box(20, 10, 70, 30)),
            new Tag("dog", 0.3));

    assertEquals(List.of(), shapes(answer));
  }

  @Test
  void answer_detector_leavesItToTheToolsSwitchWhetherItReplaces() throws IOException {
    Map<?, ?> data =
        map(plain(answer("toy", "{}", 1, region(new Box(20, 10, 70, 30))).text()).get("data"));

    assertFalse(data.containsKey("replace"));
  }

  @Test
  void answer_promptableModel_isAnObjectWithoutNameThatReplacesNothing() throws IOException {
    ToolAnswer answer =
        answer(
            "sam",
            "{\"marks\":[{\"type\":\"point\",\"data\":[12,30],\"label\":1}]}",
            1,
            new Region(
                "object",
                0.8,
                new Polygon(List.of(new Point(10, 10), new Point(60, 12), new Point(30, 50)))));

    assertEquals("AUTOLABEL_OBJECT", only(answer).get("label"));
    assertEquals(false, map(plain(answer.text()).get("data")).get("replace"));
  }

  @Test
  void answer_upright_isNotTurnedBack() throws IOException {
    ToolDrafting drafting =
        (ToolDrafting)
            ADAPTER.open(
                call("POST", "v1/predict", Map.of("space", "upright"), body("toy", "{}")), MODELS);

    Map<?, ?> shape =
        only(drafting.answer(List.of(List.of(drafted(6, region(new Box(20, 10, 70, 30)))))));

    assertEquals(numbers("[[20,10],[70,10],[70,30],[20,30]]"), shape.get("points"));
  }

  @Test
  void answer_failedItem_isARefusalOfTheRequest() throws IOException {
    DraftResult late = new Failed("image", ErrorCode.DEADLINE_EXCEEDED, "not done within 25 s");

    DraftingException problem =
        assertThrows(
            DraftingException.class, () -> predict("toy", "{}").answer(List.of(List.of(late))));

    assertEquals(ErrorCode.DEADLINE_EXCEEDED, problem.code());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_ofAPrediction_neverReplacesAnything(ErrorCode code) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        ADAPTER.writeError(
            call("POST", "v1/predict", "", ""), new DraftingException(code, "why"), out);

    Map<?, ?> body = plain(out.toString(StandardCharsets.UTF_8));
    assertEquals(200, status);
    assertEquals(false, body.get("success"));
    assertEquals(plain("{\"shapes\":[],\"description\":\"\",\"replace\":false}"), body.get("data"));
    Map<?, ?> error = map(body.get("error"));
    assertTrue(error.get("code") instanceof String name && name.matches("[A-Z_]+"));
    assertTrue(error.get("message") instanceof String text && !text.isEmpty());
    assertTrue(error.containsKey("details"));
    assertEquals(null, error.get("details"));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_MODEL, MODEL_NOT_FOUND",
    "UNSUPPORTED_MEDIA, INVALID_IMAGE",
    "UNREADABLE_MEDIA, INVALID_IMAGE",
    "MEDIA_TOO_LARGE, INVALID_IMAGE",
    "INFERENCE_FAILED, INFERENCE_ERROR",
    "UNEXPECTED, INFERENCE_ERROR",
    "QUEUE_FULL, QUEUE_FULL",
    "UNAUTHORIZED, UNAUTHORIZED",
  })
  void writeError_code_isTheReferences(ErrorCode code, String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ADAPTER.writeError(new DraftingException(code, "why"), out);

    assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"code\":\"" + name + "\""));
  }

  @Test
  void writeError_ofTheListOfModels_hasNoDataThatTheClientWouldTakeForModels() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        ADAPTER.writeError(
            call("GET", "v1/models", "", ""), new DraftingException(ErrorCode.UNEXPECTED, ""), out);

    assertEquals(200, status);
    assertEquals(Map.of(), plain(out.toString(StandardCharsets.UTF_8)).get("data"));
  }

  @ParameterizedTest
  @CsvSource({"UNAUTHORIZED, 401", "NOT_FOUND, 404", "METHOD_NOT_ALLOWED, 405", "QUEUE_FULL, 200"})
  void writeError_ofOtherPaths_hasTheStatusThatTheClientTells(ErrorCode code, int status)
      throws IOException {
    assertEquals(
        status,
        ADAPTER.writeError(
            call("GET", "v1/models", "", ""),
            new DraftingException(code, ""),
            new ByteArrayOutputStream()));
  }

  private static ToolExchange open(String method, String path, String body) throws IOException {
    return ADAPTER.open(call(method, path, "", body), MODELS);
  }

  private static ToolDrafting predict(String model, String params) throws IOException {
    return (ToolDrafting) open("POST", "v1/predict", body(model, params));
  }

  private static String body(String model, String params) {
    return "{\"model\":\""
        + model
        + "\",\"image\":\"data:image/png;base64,aGVsbG8=\",\"params\":"
        + params
        + "}";
  }

  private static ToolCall call(String method, String path, String token, String body) {
    return call(method, path, Map.of(), Map.of("token", token), body);
  }

  private static ToolCall call(String method, String path, Map<String, String> query, String body) {
    return call(method, path, query, Map.of(), body);
  }

  private static ToolCall call(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {
    return new ToolCall(
        method,
        path,
        query,
        headers,
        "application/json",
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
        List.of());
  }

  private static Suggestion region(Shape shape) {
    return new Region("dog", 0.9, shape);
  }

  private static ToolAnswer answer(String model, String params, int exif, Suggestion... suggestions)
      throws IOException {
    return predict(model, params).answer(List.of(List.of(drafted(exif, suggestions))));
  }

  private static DraftResult drafted(int exif, Suggestion... suggestions) {
    return new Drafted(
        new Draft(
            new Provenance(new ModelId("toy", "1"), "0123abcdef"),
            new ImageFacts("image", "00112233", 200, 100, Orientation.ofExif(exif)),
            Map.of(),
            List.of(suggestions)));
  }

  private static List<?> shapes(ToolAnswer answer) throws IOException {
    return (List<?>) Objects.requireNonNull(map(plain(answer.text()).get("data")).get("shapes"));
  }

  private static Map<?, ?> only(ToolAnswer answer) throws IOException {
    List<?> shapes = shapes(answer);
    assertEquals(1, shapes.size(), answer.text());
    return map(shapes.get(0));
  }

  private static int points(ToolAnswer answer) throws IOException {
    return corners(only(answer)).size();
  }

  private static int number(@Nullable Object shape, String name) {
    return ((Number) Objects.requireNonNull(map(shape).get(name))).intValue();
  }

  private static double direction(Map<?, ?> shape) {
    return ((Number) Objects.requireNonNull(shape.get("direction"))).doubleValue();
  }

  private static List<?> corners(Map<?, ?> shape) {
    return (List<?>) Objects.requireNonNull(shape.get("points"));
  }

  private static double[] pair(@Nullable Object point) {
    return ((List<?>) Objects.requireNonNull(point))
        .stream().mapToDouble(axis -> ((Number) axis).doubleValue()).toArray();
  }

  /** A list of points as doubles, however it is written. */
  private static Object numbers(String points) throws IOException {
    return ((List<?>) Objects.requireNonNull(plain("{\"points\":" + points + "}").get("points")))
        .stream()
            .map(point -> ((List<?>) point).stream().map(x -> ((Number) x).doubleValue()).toList())
            .toList();
  }

  private static String widgets(Map<?, ?> model) {
    return String.join(
        ", ",
        ((List<?>) Objects.requireNonNull(model.get("widgets")))
            .stream()
                .map(widget -> map(widget).get("name") + "=" + map(widget).get("value"))
                .toList());
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
