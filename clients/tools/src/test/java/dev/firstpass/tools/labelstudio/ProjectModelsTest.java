package dev.firstpass.tools.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models fill a project's controls, with which settings, under which version. */
final class ProjectModelsTest {
  private static final String BOXES =
      Calls.picture(
          "<RectangleLabels name='box' toName='img'><Label value='dog'/></RectangleLabels>");
  private static final List<?> TASK = List.of(Calls.task(11, "image", "/data/upload/7/a.jpg"));
  private static final Map<String, ?> PROJECT = Map.of("project", "7.1700000000");

  private final Calls calls =
      new Calls(
          Calls.model("asr", MediaKind.AUDIO),
          Calls.model("faces", MediaKind.IMAGE),
          Calls.model("sam", MediaKind.IMAGE, "points", "boxes"),
          Calls.model("toy", MediaKind.IMAGE, "labels"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"threshold\": 0.5, \"labels\": [\"dog\"]}",
        "\"{\\\"threshold\\\": 0.5, \\\"labels\\\": [\\\"dog\\\"]}\""
      })
  void setup_extraParams_areTheSettingsOfTheNextPredict(String json) throws IOException {
    Object extra = Objects.requireNonNull(Calls.plain("{\"x\":" + json + "}").get("x"));

    String version =
        calls.setup(
            "toy", Map.of("project", "7.1700000000", "schema", BOXES, "extra_params", extra));
    ToolDrafting drafting = calls.predict("toy", BOXES, TASK);

    assertEquals("toy:1@0123abcd;labels=[dog],threshold=0.5", version);
    assertEquals(
        Map.of("threshold", 0.5, "labels", List.of("dog")),
        drafting.drafts().get(0).request().parameters());
    ToolAnswer answer =
        Calls.answered(
            drafting,
            new Region("dog", 0.6, new Box(1, 2, 3, 5)),
            new Region("dog", 0.4, new Box(1, 2, 3, 5)));
    assertEquals(1, Calls.regions(answer).size());
    assertEquals(version, Calls.entries(answer).get(0).get("model_version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "{}", "\"null\"", "\"{}\""})
  void setup_noExtraParams_isTheModelAsItIs(String json) throws IOException {
    calls.setup("toy", with(Map.of("threshold", 0.5)));

    Map<?, ?> body = Calls.plain("{\"project\":\"7.1700000000\",\"extra_params\":" + json + "}");
    assertEquals("toy:1@0123abcd", calls.setup("toy", strings(body)));

    assertEquals(
        Map.of(), calls.predict("toy", BOXES, TASK).drafts().get(0).request().parameters());
  }

  @Test
  void setup_extraParams_areAProjectsAndAModelsOwn() throws IOException {
    calls.setup("toy", with(Map.of("threshold", 0.5)));

    assertEquals(
        Map.of(),
        calls
            .predict("toy", BOXES, TASK, Map.of("project", "8.1700000000"))
            .drafts()
            .get(0)
            .request()
            .parameters());
    assertEquals(
        Map.of(), calls.predict("faces", BOXES, TASK).drafts().get(0).request().parameters());
    assertEquals(
        Map.of("threshold", 0.7),
        calls
            .predict("toy", BOXES, TASK, Map.of("extra_params", Map.of("threshold", 0.7)))
            .drafts()
            .get(0)
            .request()
            .parameters());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] | invalid-request | JSON object",
        "\"much\" | invalid-request | JSON object",
        "7 | invalid-request | JSON object",
        "{\"treshold\":0.3} | unknown-parameter | there are: threshold, labels",
      })
  void setup_extraParamsThatAreNone_areRefused(String json, String code, String words)
      throws IOException {
    Map<?, ?> body = Calls.plain("{\"project\":\"7.17\",\"extra_params\":" + json + "}");

    DraftingException problem =
        assertThrows(DraftingException.class, () -> calls.setup("toy", strings(body)));

    assertEquals(code, problem.code().code());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  @Test
  void setup_manyProjects_rememberTheLast() throws IOException {
    for (int project = 0; project < 1_001; project++) {
      calls.setup(
          "toy", Map.of("project", project + ".17", "extra_params", Map.of("threshold", 0.5)));
    }

    assertEquals(Map.of(), parametersOf("0.17"));
    assertEquals(Map.of("threshold", 0.5), parametersOf("1000.17"));
  }

  private Map<String, Object> parametersOf(String project) throws IOException {
    return calls
        .predict("toy", BOXES, TASK, Map.of("project", project))
        .drafts()
        .get(0)
        .request()
        .parameters();
  }

  @Test
  void version_thresholdOfAControl_isPartOfItInSetupAndPredict() throws IOException {
    String config = BOXES.replace("name='box'", "name='box' model_score_threshold='0.3'");

    String version = calls.setup("toy", Map.of("schema", config));

    assertEquals("toy:1@0123abcd;box>=0.3", version);
    assertNotEquals(version, calls.setup("toy", Map.of("schema", BOXES)));
    assertEquals(
        version,
        Calls.entries(Calls.answered(calls.predict("toy", config, TASK)))
            .get(0)
            .get("model_version"));
  }

  @Test
  void version_manySettings_isShort() throws IOException {
    String version = calls.setup("toy", with(Map.of("labels", "dog,".repeat(100))));

    assertTrue(version.matches("toy:1@0123abcd;[0-9a-f]{8}"), version);
  }

  @Test
  void predict_controlsThatNameModels_areAnsweredTogetherUnderOneVersion() throws IOException {
    String config =
        "<View><Image name='img' value='$image'/><Audio name='a' value='$audio'/>"
            + "<RectangleLabels name='box' toName='img'><Label value='dog'/></RectangleLabels>"
            + "<RectangleLabels name='face' toName='img' model_path='faces'>"
            + "<Label value='person'/></RectangleLabels>"
            + "<Labels name='l' toName='a' model_path='asr:1'><Label value='speech'/></Labels>"
            + "</View>";
    List<?> tasks =
        List.of(
            Map.of("id", 1, "data", Map.of("image", "/data/upload/1/a.png", "audio", "/data/b")),
            Map.of("id", 2, "data", Map.of("image", "/data/upload/1/b.png", "audio", "/data/c")));
    String version = calls.setup("toy", Map.of("schema", config));
    assertEquals("toy:1@0123abcd+faces:1@0123abcd+asr:1@0123abcd", version);

    ToolDrafting drafting = calls.predict("toy", config, tasks);

    assertEquals(
        List.of(ModelRef.active("toy"), ModelRef.active("faces"), ModelRef.parse("asr:1")),
        drafting.drafts().stream().map(draft -> draft.request().model()).toList());
    Region dog = new Region("dog", 0.9, new Box(1, 2, 3, 5));
    Region person = new Region("person", 0.5, new Box(1, 2, 3, 5));
    Segment speech = new Segment(new TimeSpan(1, 2), "speech", 0.4, null, null, null, List.of());
    ToolAnswer answer =
        drafting.answer(
            List.of(
                List.of(
                    Calls.drafted(Calls.image("1"), dog, person), Calls.drafted(Calls.image("2"))),
                List.of(
                    Calls.drafted(Calls.image("1"), dog, person), Calls.drafted(Calls.image("2"))),
                List.of(
                    Calls.drafted(Calls.recording("1"), speech),
                    new Failed("2", ErrorCode.UNREADABLE_MEDIA, "cut"))));

    List<Map<?, ?>> found = Calls.regions(answer);
    assertEquals(
        List.of("box", "face", "l"), found.stream().map(one -> one.get("from_name")).toList());
    assertEquals(0.6, Calls.number(Calls.entries(answer).get(0), "score"), 1e-9);
    assertEquals(version, Calls.entries(answer).get(0).get("model_version"));
    // Half of a task would be stored for good: it is asked for again instead.
    assertEquals("cut", Calls.entries(answer).get(1).get("error"));
  }

  @Test
  void predict_sameModelFromTwoControls_isAskedOnce() throws IOException {
    String config =
        Calls.picture(
            "<RectangleLabels name='a' toName='img' model_path='faces'><Label value='dog'/>"
                + "</RectangleLabels><RectangleLabels name='b' toName='img' model_path='faces'>"
                + "<Label value='person'/></RectangleLabels>");

    List<ToolDraft> drafts = calls.predict("toy", config, TASK).drafts();

    assertEquals(1, drafts.size());
    assertEquals(ModelRef.active("faces"), drafts.get(0).request().model());
    assertEquals("faces:1@0123abcd", calls.setup("toy", Map.of("schema", config)));
  }

  @Test
  void setup_controlThatNamesNoModelOfOurs_isRefusedWithTheNames() {
    String config = BOXES.replace("name='box'", "name='box' model_path='yolo11n.pt'");

    DraftingException problem =
        assertThrows(DraftingException.class, () -> calls.setup("toy", Map.of("schema", config)));

    assertEquals(ErrorCode.UNKNOWN_MODEL, problem.code());
    assertTrue(problem.detail().contains("asr, faces, sam, toy"), problem.detail());
  }

  @Test
  void predict_promptableModelBesideADetector_isAskedWhenSomethingIsShown() throws IOException {
    String config =
        Calls.picture(
            "<RectangleLabels name='box' toName='img'><Label value='dog'/></RectangleLabels>"
                + "<BrushLabels name='mask' toName='img' model_path='sam'><Label value='dog'/>"
                + "</BrushLabels>");
    Map<String, ?> prompt =
        Map.of(
            "type",
            "keypointlabels",
            "original_width",
            200,
            "original_height",
            100,
            "value",
            Map.of("x", 40, "y", 22, "keypointlabels", List.of("dog")));
    Map<String, ?> shown = Map.of("params", Map.of("context", Map.of("result", List.of(prompt))));

    assertEquals(
        List.of(ModelRef.active("toy")),
        calls.predict("toy", config, TASK).drafts().stream()
            .map(draft -> draft.request().model())
            .toList());
    ToolDrafting interactive = calls.predict("toy", config, TASK, shown);
    assertEquals(
        List.of(ModelRef.active("sam")),
        interactive.drafts().stream().map(draft -> draft.request().model()).toList());
    Mask mask = new Mask(200, 100, List.of(1, 3, 20_000 - 4));
    assertEquals(
        "mask",
        Calls.regions(Calls.answered(interactive, new Region("object", 0.9, mask)))
            .get(0)
            .get("from_name"));
  }

  @Test
  void predict_video_isAnsweredEmptyWithTheReasonInTheDropReport() throws IOException {
    String config =
        "<View><Video name='v' value='$video'/><VideoRectangle name='track' toName='v'/>"
            + "<Labels name='l' toName='v'><Label value='dog'/></Labels></View>";
    String version = calls.setup("toy", Map.of("schema", config));

    ToolDrafting drafting =
        calls.predict(
            "toy",
            config,
            List.of(Calls.task(1, "video", "/data/a.mp4"), Calls.task(2, "video", "/data/b.mp4")));

    assertEquals(List.of(), drafting.drafts());
    ToolAnswer answer = drafting.answer(List.of());
    for (Map<?, ?> entry : Calls.entries(answer)) {
      assertEquals(Map.of("result", List.of(), "score", 0.0, "model_version", version), entry);
    }
    assertEquals(
        "[Dropped[reason=video-not-drafted, label=track, count=2],"
            + " Dropped[reason=video-not-drafted, label=l, count=2]]",
        answer.dropped().toString());
  }

  @Test
  void predict_tokenOfSetup_isForgotten() throws IOException {
    calls.setup("toy", Map.of("project", "7.1700000000", "access_token", "s3cret"));

    assertFalse(calls.predict("toy", BOXES, TASK).drafts().toString().contains("s3cret"));
  }

  private static Map<String, ?> with(Map<String, ?> extra) {
    return Map.of("project", PROJECT.get("project"), "extra_params", extra);
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> strings = new LinkedHashMap<>();
    map.forEach((key, value) -> strings.put(String.valueOf(key), value));
    return strings;
  }
}
