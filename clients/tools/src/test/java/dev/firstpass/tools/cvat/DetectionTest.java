package dev.firstpass.tools.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
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
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What CVAT is answered for a frame of 200 x 100 pixels. */
final class DetectionTest {
  private static final Set<ErrorCode> OF_THE_FRAME =
      Set.of(
          ErrorCode.UNSUPPORTED_MEDIA,
          ErrorCode.UNREADABLE_MEDIA,
          ErrorCode.MEDIA_TOO_LARGE,
          ErrorCode.INFERENCE_FAILED,
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          ErrorCode.UNEXPECTED,
          ErrorCode.QUEUE_FULL,
          ErrorCode.DEADLINE_EXCEEDED);
  private static final Polygon TRIANGLE =
      new Polygon(List.of(new Point(10, 10), new Point(50, 10), new Point(50, 50)));

  @Test
  void answer_box_isARectangleWithItsConfidenceAsAWholePercentage() throws IOException {
    assertEquals(
        "[{\"confidence\":\"0.934567\",\"label\":\"dog\",\"type\":\"rectangle\","
            + "\"attributes\":[{\"name\":\"confidence\",\"value\":\"93\"}],"
            + "\"points\":[10.5,20.0,110.25,90.0]}]",
        answer("turned", new Region("dog", 0.9345671, new Box(10.5, 20, 110.25, 90))).text());
  }

  @Test
  void answer_nothingFound_isAnEmptyArray() throws IOException {
    assertEquals("[]", answer("turned").text());
    assertEquals(List.of(), answer("turned").dropped());
  }

  @ParameterizedTest
  @CsvSource({
    "-5.5, -3, 210, 50, '[0.0, 0.0, 200.0, 50.0]'",
    "190, 90, 300, 300, '[190.0, 90.0, 200.0, 100.0]'",
  })
  void answer_boxBeyondTheFrame_isCut(
      double left, double top, double right, double bottom, String points) throws IOException {
    ToolAnswer answer = answer("turned", new Region("dog", 0.5, new Box(left, top, right, bottom)));

    assertEquals(points, String.valueOf(one(answer).get("points")));
  }

  @Test
  void answer_boxWithoutArea_isDroppedAndCounted() throws IOException {
    ToolAnswer answer =
        answer(
            "turned",
            new Region("dog", 0.5, new Box(201, 3, 210, 50)),
            new Region("dog", 0.4, new Box(20, 3, 20.0001, 50)));

    assertEquals("[]", answer.text());
    assertEquals(List.of(new Dropped("empty-shape", "dog", 2)), answer.dropped());
  }

  /** Degrees clockwise about the centre; CVAT's serializer refuses what is not in 0 to 360. */
  @ParameterizedTest
  @CsvSource({"30, 30", "-30, 330", "360, 0", "-0.0001, 0", "725, 5", "359.9999, 0"})
  void answer_turnedBox_isARectangleWithARotationFrom0To360(double turned, double rotation)
      throws IOException {
    Map<?, ?> one =
        one(
            answer(
                "turned",
                new Region("dog", 0.5, new RotatedBox(100, 50, 40, 20, Math.toRadians(turned)))));

    assertEquals(List.of(80.0, 40.0, 120.0, 60.0), one.get("points"));
    assertEquals(rotation, ((Number) Objects.requireNonNull(one.get("rotation"))).doubleValue());
    assertEquals("rectangle", one.get("type"));
  }

  @Test
  void answer_outline_isAFlatPolygonInTheFrame() throws IOException {
    Polygon beyond = new Polygon(List.of(new Point(-4, 10), new Point(50, 10), new Point(50, 50)));
    assertEquals(
        List.of(0.0, 10.0, 50.0, 10.0, 50.0, 50.0),
        one(answer("texts", new Region("dog", 0.5, beyond))).get("points"));
    Polygon outside =
        new Polygon(List.of(new Point(-4, 10), new Point(-50, 10), new Point(-50, 50)));
    assertEquals(
        List.of(new Dropped("empty-shape", "dog", 1)),
        answer("texts", new Region("dog", 0.5, outside)).dropped());
  }

  /** Labels are declared of one type, and a mapping to the task's labels rests on it. */
  @ParameterizedTest
  @CsvSource({
    "turned, outline, rectangle, '[10.0, 10.0, 50.0, 50.0]'",
    "turned, mask, rectangle, '[1.0, 0.0, 4.0, 2.0]'",
    "turned, points, rectangle, '[20.0, 10.0, 70.0, 30.0]'",
    "texts, box, polygon, '[20.0, 10.0, 70.0, 10.0, 70.0, 30.0, 20.0, 30.0]'",
    "texts, points, polygon, '[20.0, 10.0, 70.0, 10.0, 70.0, 30.0, 20.0, 30.0]'",
    "texts, turned, polygon, '[90.0, 45.0, 110.0, 45.0, 110.0, 55.0, 90.0, 55.0]'",
    "texts, mask, polygon, '[1.0, 0.0, 4.0, 0.0, 4.0, 2.0, 1.0, 2.0]'",
    "masks, outline, polygon, '[10.0, 10.0, 50.0, 10.0, 50.0, 50.0]'",
    "masks, box, polygon, '[20.0, 10.0, 70.0, 10.0, 70.0, 30.0, 20.0, 30.0]'",
  })
  void answer_otherShape_becomesWhatIsDeclared(
      String model, String shape, String type, String points) throws IOException {
    Map<?, ?> one = one(answer(model, region(shape)));

    assertEquals(type, one.get("type"));
    assertEquals(points, String.valueOf(one.get("points")));
  }

  private static Region region(String shape) {
    return switch (shape) {
      case "outline" -> new Region("dog", 0.8, TRIANGLE);
      case "mask" -> new Region("dog", 0.8, new Mask(200, 100, List.of(1, 3, 197, 3, 19_796)));
      case "points" -> new Region("dog", 0.8, pose(0.9));
      case "turned" -> new Region("dog", 0.8, new RotatedBox(100, 50, 20, 10, 0));
      default -> new Region("dog", 0.8, new Box(20, 10, 70, 30));
    };
  }

  /** An empty list of pixels would end the whole run, a missing polygon the conversion to one. */
  @Test
  void answer_mask_isThePixelsOfItsBoxAndItsInclusiveEdgesWithAPolygon() throws IOException {
    // Rows 3 and 4: columns 5..7 and 6..6.
    Mask mask = new Mask(200, 100, List.of(605, 3, 198, 1, 19_193));

    Map<?, ?> one = one(answer("masks", new Region("dog", 0.5, mask)));

    assertEquals("[1, 1, 1, 0, 1, 0, 5, 3, 7, 4]", String.valueOf(one.get("mask")));
    assertEquals("mask", one.get("type"));
    List<?> points = (List<?>) Objects.requireNonNull(one.get("points"));
    assertTrue(points.size() >= 6 && points.size() % 2 == 0, points.toString());
  }

  @Test
  void answer_maskOfSeveralParts_hasThePolygonOfTheLargest() throws IOException {
    // Row 0: column 0; rows 0 and 1: columns 10..19.
    Mask mask = new Mask(200, 100, List.of(0, 1, 9, 10, 190, 10, 19_780));

    Map<?, ?> one = one(answer("masks", new Region("dog", 0.5, mask)));

    assertEquals(List.of(10.0, 0.0, 20.0, 0.0, 20.0, 2.0, 10.0, 2.0), one.get("points"));
    assertEquals(2 * 20 + 4, ((List<?>) Objects.requireNonNull(one.get("mask"))).size());
  }

  /** CVAT's editor makes an empty mask of one with a single row or column, and fails at that. */
  @Test
  void answer_maskThatCvatCannotHold_isDroppedAndCounted() throws IOException {
    ToolAnswer answer =
        answer(
            "masks",
            new Region("dog", 0.5, new Mask(200, 100, List.of(20_000))),
            new Region("dog", 0.5, new Mask(200, 100, List.of(5, 3, 19_992))),
            new Region("person", 0.5, new Mask(200, 100, List.of(5, 1, 199, 1, 19_794))));

    assertEquals("[]", answer.text());
    assertEquals(
        List.of(
            new Dropped("empty-shape", "dog", 1),
            new Dropped("mask-too-thin", "dog", 1),
            new Dropped("mask-too-thin", "person", 1)),
        answer.dropped());
  }

  @Test
  void answer_keyPoints_areASkeletonAndItsBox() throws IOException {
    assertEquals(
        "[{\"confidence\":\"0.8\",\"label\":\"person\",\"type\":\"skeleton\","
            + "\"attributes\":[{\"name\":\"confidence\",\"value\":\"80\"}],\"elements\":["
            + "{\"label\":\"nose\",\"type\":\"points\",\"points\":[20.0,30.0],"
            + "\"outside\":false,\"attributes\":[]},"
            + "{\"label\":\"left \\\"eye\\\"\",\"type\":\"points\",\"points\":[200.0,0.0],"
            + "\"outside\":true,\"attributes\":[]}]},"
            + "{\"confidence\":\"0.8\",\"label\":\"person box\",\"type\":\"rectangle\","
            + "\"attributes\":[{\"name\":\"confidence\",\"value\":\"80\"}],"
            + "\"points\":[20.0,10.0,70.0,30.0]}]",
        answer("poses", new Region("person", 0.8, pose(0.9))).text());
  }

  @Test
  void answer_noPointVisible_isTheBoxAlone() throws IOException {
    ToolAnswer answer = answer("poses", new Region("person", 0.8, pose(0.1)));

    assertEquals("person box", one(answer).get("label"));
    assertEquals(List.of(new Dropped("no-visible-point", "person", 1)), answer.dropped());
  }

  private static Keypoints pose(double nose) {
    return new Keypoints(
        new Box(20, 10, 70, 30),
        List.of(
            new Keypoint("nose", new Point(20, 30), nose),
            new Keypoint("left \"eye\"", new Point(300, -7), 0.49)));
  }

  @ParameterizedTest
  @CsvSource({"0.3, '[person, dog]'", "0, '[person]'"})
  void answer_tags_areTheBestOrAllAboveAThreshold(double threshold, String labels)
      throws IOException {
    ToolAnswer answer =
        answered(
            "classes", Map.of("threshold", threshold), new Tag("dog", 0.4), new Tag("person", 0.5));

    assertEquals(labels, all(answer).stream().map(one -> one.get("label")).toList().toString());
    assertEquals("tag", all(answer).get(0).get("type"));
  }

  @Test
  void answer_whatIsNotDeclared_isDroppedAndCounted() throws IOException {
    assertEquals(
        List.of(new Dropped("not-of-the-declared-type", "indoor", 1)),
        answer("turned", new Tag("indoor", 0.9)).dropped());
    assertEquals(
        List.of(new Dropped("not-of-the-declared-type", "dog", 1)),
        answer("classes", region("box")).dropped());
    assertEquals(
        List.of(new Dropped("not-of-the-declared-type", "dog", 1)),
        answer("poses", region("box")).dropped());
  }

  /** One odd frame never ends a run over a whole task (cvat-ai/cvat#7334, #4599, #7462). */
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void answer_failure_isNoObjectsUnlessEveryFrameWouldFailAlike(ErrorCode code) throws IOException {
    Failed failed = new Failed("frame", code, "why");
    if (OF_THE_FRAME.contains(code)) {
      ToolAnswer answer = open("turned").answer(List.of(List.of(failed)));

      assertEquals(200, answer.status());
      assertEquals("[]", answer.text());
      // What sha256sum says of "hello, frame": CVAT tells neither number nor name (#10145, #7557).
      assertEquals(
          List.of(new Dropped(code.code(), "frame 5591748fe146 of 12 bytes: why", 1)),
          answer.dropped());
    } else {
      assertEquals(
          code,
          assertThrows(
                  DraftingException.class, () -> open("turned").answer(List.of(List.of(failed))))
              .code());
    }
  }

  private static ToolAnswer answer(String model, Suggestion... suggestions) throws IOException {
    return answered(model, Map.of("threshold", 0.25), suggestions);
  }

  private static ToolAnswer answered(
      String model, Map<String, Object> parameters, Suggestion... suggestions) throws IOException {
    return open(model)
        .answer(
            List.of(
                List.of(
                    new Drafted(
                        new Draft(
                            new Provenance(new ModelId(model, "1"), "0123abcdef"),
                            new ImageFacts("frame", "00112233", 200, 100),
                            parameters,
                            List.of(suggestions))))));
  }

  private static ToolDrafting open(String model) {
    return Invocation.of(
        CvatFunction.find(Models.all(), ModelRef.parse(model)),
        ByteBuffer.wrap("{\"image\":\"aGVsbG8sIGZyYW1l\"}".getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<?, ?> one(ToolAnswer answer) throws IOException {
    assertEquals(1, all(answer).size(), answer.text());
    return all(answer).get(0);
  }

  private static List<Map<?, ?>> all(ToolAnswer answer) throws IOException {
    List<?> all = (List<?>) Objects.requireNonNull(PlainJson.read(answer.text()));
    return all.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }
}
