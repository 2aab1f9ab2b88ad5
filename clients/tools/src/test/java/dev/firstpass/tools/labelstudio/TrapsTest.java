package dev.firstpass.tools.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What has cost people their predictions, one row each: from Label Studio's code and from its
 * issues (named by their number). Every answer must also pass {@link LabelStudioRules} and carry
 * the version that {@code setup} told.
 */
final class TrapsTest {
  private static final String BOXES =
      Calls.picture(
          "<RectangleLabels name='box' toName='img'><Label value='dog'/>"
              + "<Label value='Big Cat' alias='cat' predicted_values='lion,tiger'/>"
              + "</RectangleLabels>");
  private static final String AUDIO = "<View><Audio name='a' value='$audio'/>%s</View>";
  private static final Object TASK = Calls.task(11, "image", "/data/upload/7/a.jpg");
  private static final Region DOG = new Region("dog", 0.8, new Box(20, 10, 70, 30));

  /** A call and what its answer must be. */
  private record Row(String config, List<?> tasks, List<Suggestion> found, Check check) {}

  /** Looks at a call and its answer. */
  @FunctionalInterface
  private interface Check {
    void of(ToolDrafting drafting, ToolAnswer answer) throws IOException;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traps")
  void answer_trap_isAvoided(String name, Row row) throws IOException {
    Calls calls =
        new Calls(Calls.model("toy", MediaKind.IMAGE), Calls.model("asr", MediaKind.AUDIO));
    String model = row.config().contains("<Audio") ? "asr" : "toy";
    String version = calls.setup(model, Map.of("schema", row.config()));
    ToolDrafting drafting = calls.predict(model, row.config(), row.tasks());

    ToolAnswer answer = answered(drafting, row.found());

    assertEquals(row.tasks().size(), Calls.entries(answer).size());
    LabelingConfig config = LabelingConfig.parse(row.config());
    for (Map<?, ?> entry : Calls.entries(answer)) {
      assertFalse(entry.isEmpty());
      assertFalse(entry.containsValue(null), entry.toString());
      if (entry.containsKey("result")) {
        assertEquals(List.of(), LabelStudioRules.problems(config, entry));
        assertEquals(version, entry.get("model_version"));
        assertTrue(entry.get("score") instanceof Number);
      }
    }
    row.check().of(drafting, answer);
  }

  private static ToolAnswer answered(ToolDrafting drafting, List<Suggestion> found)
      throws IOException {
    List<List<DraftResult>> all = new ArrayList<>();
    for (var draft : drafting.drafts()) {
      List<DraftResult> results = new ArrayList<>();
      for (AskedItem item : draft.items()) {
        if (item instanceof Unreadable unreadable) {
          results.add(unreadable.failure());
        } else if (item instanceof Referenced one && one.addresses().get(0).contains("late")) {
          results.add(new Failed(item.id(), ErrorCode.DEADLINE_EXCEEDED, "no time left"));
        } else {
          boolean heard = draft.request().model().name().equals("asr");
          results.add(
              Calls.drafted(
                  heard ? Calls.recording(item.id()) : Calls.image(item.id()),
                  found.toArray(Suggestion[]::new)));
        }
      }
      all.add(results);
    }
    return drafting.answer(all);
  }

  static Stream<Arguments> traps() {
    return Stream.of(whole(), media(), labels(), shapes(), speech()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> whole() {
    List<Object> many = new ArrayList<>();
    IntStream.range(0, 10_000).forEach(id -> many.add(Calls.task(id, "image", "/data/" + id)));
    Object late = Calls.task(12, "image", "/data/late.jpg");
    Object without = Map.of("id", 13, "data", Map.of());
    return Stream.of(
        row(
            "a failed task of a batch stores nothing and costs no other (#1773)",
            BOXES,
            List.of(TASK, late, without, TASK),
            List.of(DOG),
            (drafting, answer) -> {
              List<Map<?, ?>> entries = Calls.entries(answer);
              assertEquals(Set.of("error", "code"), entries.get(1).keySet());
              assertEquals("deadline-exceeded", entries.get(1).get("code"));
              assertEquals("invalid-request", entries.get(2).get("code"));
              assertTrue(entries.get(0).containsKey("result"));
              assertTrue(entries.get(3).containsKey("result"));
            }),
        row(
            "a task without detections has an entry all the same",
            BOXES,
            List.of(TASK, TASK),
            List.of(),
            (drafting, answer) -> {
              assertEquals(List.of(), Calls.entries(answer).get(1).get("result"));
              assertEquals(0.0, Calls.entries(answer).get(1).get("score"));
            }),
        row(
            "ten thousand tasks come in one call (#6422)",
            BOXES,
            many,
            List.of(DOG),
            (drafting, answer) -> {
              assertEquals("9999", drafting.drafts().get(0).items().get(9_999).id());
              assertTrue(Calls.entries(answer).get(9_999).containsKey("result"));
            }),
        row(
            "tasks have no id",
            BOXES,
            List.of(Map.of("data", Map.of("image", "s3://b/k.jpg"))),
            List.of(DOG),
            (drafting, answer) -> assertEquals(List.of("s3://b/k.jpg"), addresses(drafting))),
        row(
            "annotations and predictions are ids or objects",
            BOXES,
            List.of(
                Map.of(
                    "id", 1,
                    "data", Map.of("image", "/data/a"),
                    "annotations", List.of(3, Map.of("id", 4)),
                    "predictions", List.of(Map.of("result", List.of())))),
            List.of(DOG),
            (drafting, answer) -> assertEquals(1, Calls.regions(answer).size())),
        row(
            "tasks are no objects",
            BOXES,
            List.of(7, List.of(), "x"),
            List.of(DOG),
            (drafting, answer) ->
                Calls.entries(answer).forEach(one -> assertTrue(one.containsKey("error")))));
  }

  private static Stream<Arguments> media() {
    return Stream.of(
        address("nested data", "$a.b", Map.of("a", Map.of("b", "/data/x.png")), "/data/x.png"),
        address("a key with a dot", "$a.b", Map.of("a.b", "/data/x.png"), "/data/x.png"),
        address("$undefined$", "$image", Map.of("$undefined$", "/data/x.png"), "/data/x.png"),
        address(
            "blanks and letters in local files are encoded",
            "$image",
            Map.of("image", "/data/local-files/?d=my%20cats/%C3%BC.png"),
            "/data/local-files/my%20cats/%C3%BC.png",
            "/data/local-files/?d=my%20cats/%C3%BC.png"),
        address(
            "no slash before the question mark (#2320)",
            "$image",
            Map.of("image", "http://ls:8080/data/local-files?d=x.png"),
            "/data/local-files/x.png",
            "http://ls:8080/data/local-files/?d=x.png"),
        address(
            "Label Studio below a path (sdk #575)",
            "$image",
            Map.of("image", "/label-studio/data/upload/7/x.png"),
            "/label-studio/data/upload/7/x.png"),
        address(
            "uploads without their first slash",
            "$image",
            Map.of("image", "upload/7/x.png"),
            "/data/upload/7/x.png",
            "/storage-data/uploaded/?filepath=upload/7/x.png"),
        address(
            "cloud storage: Label Studio's proxy first",
            "$image",
            Map.of("image", "s3://b/k"),
            "/tasks/5/presign/?fileuri=czM6Ly9iL2s=",
            "s3://b/k"),
        row(
            "several pictures in one task",
            Calls.picture(
                    "<RectangleLabels name='box' toName='img'><Label value='dog'/>"
                        + "</RectangleLabels>")
                .replace("value='$image'", "valueList='$pages'"),
            List.of(Calls.task(1, "pages", List.of("/data/1", "/data/2"))),
            List.of(DOG),
            (drafting, answer) ->
                assertEquals(
                    List.of(0, 1),
                    Calls.regions(answer).stream().map(one -> one.get("item_index")).toList())),
        row(
            "a field that is no address",
            BOXES,
            List.of(Calls.task(1, "image", 7), Calls.task(1, "image", Map.of("url", "x"))),
            List.of(DOG),
            (drafting, answer) ->
                Calls.entries(answer).forEach(one -> assertTrue(one.containsKey("error")))));
  }

  private static Stream<Arguments> labels() {
    return Stream.of(
        row(
            "a class that no label means is dropped and counted (#8062)",
            BOXES,
            List.of(TASK),
            List.of(new Region("truck", 0.9, DOG.shape()), DOG),
            (drafting, answer) -> {
              assertEquals(1, Calls.regions(answer).size());
              assertEquals("truck", answer.dropped().get(0).label());
            }),
        row(
            "a label's alias is stored, not its text",
            BOXES,
            List.of(TASK),
            List.of(new Region("tiger", 0.9, DOG.shape()), new Region("big_cat", 0.8, DOG.shape())),
            (drafting, answer) -> {
              for (Map<?, ?> region : Calls.regions(answer)) {
                assertEquals(List.of("cat"), Calls.value(region).get("rectanglelabels"));
              }
              assertEquals(2, Calls.regions(answer).size());
            }),
        row(
            "OcrLabels are refused whatever is in them (#9139): they are left alone",
            Calls.picture("<OcrLabels name='ocr' toName='img'><Label value='dog'/></OcrLabels>"),
            List.of(TASK),
            List.of(DOG),
            (drafting, answer) -> assertEquals(List.of(), Calls.regions(answer))),
        row(
            "a Filter is no control, and toName may be a list",
            Calls.picture(
                "<Filter name='f' toName='box'/><RectangleLabels name='box' toName='other,img'>"
                    + "<Label value='dog'/></RectangleLabels>"),
            List.of(TASK),
            List.of(DOG),
            (drafting, answer) -> assertEquals("img", Calls.regions(answer).get(0).get("to_name"))),
        row(
            "choices are a list, without a place",
            Calls.picture("<Choices name='c' toName='img'><Choice value='dog'/></Choices>"),
            List.of(TASK),
            List.of(new Tag("dog", 0.7)),
            (drafting, answer) ->
                assertEquals(
                    Map.of("choices", List.of("dog")), Calls.value(Calls.regions(answer).get(0)))));
  }

  private static Stream<Arguments> shapes() {
    String brush =
        Calls.picture("<BrushLabels name='b' toName='img'><Label value='dog'/></BrushLabels>");
    String pair =
        Calls.picture(
            "<Rectangle name='r' toName='img'/><Labels name='l' toName='img'>"
                + "<Label value='dog'/></Labels>");
    return Stream.of(
        row(
            "coordinates are percent and never outside (#8062)",
            BOXES,
            List.of(TASK),
            List.of(new Region("dog", 1, new Box(-0.0001, -3, 200.0002, 100.5))),
            (drafting, answer) ->
                assertEquals(
                    List.of(0.0, 0.0, 100.0, 100.0),
                    Stream.of("x", "y", "width", "height")
                        .map(Calls.value(Calls.regions(answer).get(0))::get)
                        .toList())),
        row(
            "a turned box turns around its corner, not its centre",
            BOXES,
            List.of(TASK),
            List.of(
                new Region("dog", 0.9, new RotatedBox(100, 50, 20, 10, Math.PI / 2)),
                new Region("dog", 0.9, new RotatedBox(1, 50, 20, 5, 0))),
            (drafting, answer) -> {
              Map<?, ?> value = Calls.value(Calls.regions(answer).get(0));
              assertEquals(90.0, Calls.number(value, "rotation"), 1e-9);
              assertEquals(52.5, Calls.number(value, "x"), 1e-9);
              assertEquals(40.0, Calls.number(value, "y"), 1e-9);
            }),
        row(
            "a mask without a pixel is no region",
            brush,
            List.of(TASK),
            List.of(new Region("dog", 0.8, new Mask(200, 100, List.of(20_000)))),
            (drafting, answer) -> assertEquals(List.of(), Calls.regions(answer))),
        row(
            "a mask is bytes, of the size that is told",
            brush,
            List.of(TASK),
            List.of(new Region("dog", 0.8, new Mask(200, 100, List.of(1, 3, 19_996)))),
            (drafting, answer) -> {
              Map<?, ?> region = Calls.regions(answer).get(0);
              assertEquals("rle", Calls.value(region).get("format"));
              assertEquals(List.of(200, 100), size(region));
            }),
        row(
            "an outline, and points",
            Calls.picture(
                "<PolygonLabels name='p' toName='img'><Label value='dog'/></PolygonLabels>"
                    + "<KeyPointLabels name='k' toName='img'><Label value='dog'/>"
                    + "</KeyPointLabels>"),
            List.of(TASK),
            List.of(
                new Region(
                    "dog",
                    0.8,
                    new Polygon(List.of(new Point(1, 2), new Point(250, 2), new Point(50, 90)))),
                new Region(
                    "dog",
                    0.7,
                    new Keypoints(
                        new Box(1, 2, 3, 5),
                        List.of(
                            new Keypoint("eye", new Point(201, 2), 0.9),
                            new Keypoint("nose", new Point(2, -1), 0.9))))),
            (drafting, answer) -> assertEquals(3, Calls.regions(answer).size())),
        row(
            "results that share an id are one region, geometry first",
            pair,
            List.of(TASK),
            List.of(DOG, DOG),
            (drafting, answer) -> {
              List<Map<?, ?>> regions = Calls.regions(answer);
              assertEquals(
                  List.of("rectangle", "labels", "rectangle", "labels"),
                  regions.stream().map(one -> one.get("type")).toList());
              assertEquals(regions.get(0).get("id"), regions.get(1).get("id"));
              Set<Object> ids = new HashSet<>();
              regions.forEach(one -> ids.add(one.get("id")));
              assertEquals(2, ids.size());
              ids.forEach(id -> assertFalse(String.valueOf(id).contains("#")));
            }),
        row(
            "a score is a number, a region's and a prediction's",
            BOXES,
            List.of(TASK),
            List.of(new Region("dog", 1.0, DOG.shape()), new Region("dog", 0.5, DOG.shape())),
            (drafting, answer) -> {
              assertTrue(Calls.regions(answer).get(0).get("score") instanceof Number);
              assertEquals(0.75, Calls.entries(answer).get(0).get("score"));
            }),
        row(
            "the size is the upright picture's (#6608)",
            BOXES,
            List.of(TASK),
            List.of(DOG),
            (drafting, answer) ->
                assertEquals(List.of(200, 100), size(Calls.regions(answer).get(0)))));
  }

  private static Stream<Arguments> speech() {
    Segment said =
        new Segment(new TimeSpan(1.25, 3.4), "speech", 0.8, "hello there", "A", "en", List.of());
    List<?> tasks = List.of(Calls.task(1, "audio", "/data/upload/1/a.wav"));
    return Stream.of(
        row(
            "a region's text repeats its place (#4012)",
            AUDIO.formatted(
                "<Labels name='l' toName='a'><Label value='Speech'/></Labels>"
                    + "<TextArea name='t' toName='a' perRegion='true'/>"),
            tasks,
            List.of(said),
            (drafting, answer) -> {
              List<Map<?, ?>> regions = Calls.regions(answer);
              assertEquals(regions.get(0).get("id"), regions.get(1).get("id"));
              assertEquals(List.of("hello there"), Calls.value(regions.get(1)).get("text"));
              assertEquals(1.25, Calls.value(regions.get(1)).get("start"));
              assertEquals(63.2, regions.get(1).get("original_length"));
            }),
        row(
            "the whole text is a list with the key 'text' alone (#3941)",
            AUDIO.formatted("<TextArea name='t' toName='a'/>"),
            tasks,
            List.of(said, said),
            (drafting, answer) ->
                assertEquals(
                    Map.of("text", List.of("hello there hello there")),
                    Calls.value(Calls.regions(answer).get(0)))),
        row(
            "nobody speaks",
            AUDIO.formatted("<TextArea name='t' toName='a'/>"),
            tasks,
            List.of(),
            (drafting, answer) -> assertEquals(List.of(), Calls.regions(answer))));
  }

  private static Arguments row(
      String name, String config, List<?> tasks, List<Suggestion> found, Check check) {
    return Arguments.of(name, new Row(config, tasks, found, check));
  }

  private static Arguments address(
      String name, String field, Map<String, ?> data, String... addresses) {
    return row(
        name,
        BOXES.replace("$image", field),
        List.of(Map.of("id", 5, "data", data)),
        List.of(DOG),
        (drafting, answer) -> {
          assertEquals(List.of(addresses), addresses(drafting));
          assertEquals(1, Calls.regions(answer).size());
        });
  }

  private static List<String> addresses(ToolDrafting drafting) {
    return ((Referenced) drafting.drafts().get(0).items().get(0)).addresses();
  }

  private static List<?> size(Map<?, ?> region) {
    return Stream.of("original_width", "original_height").map(region::get).toList();
  }
}
