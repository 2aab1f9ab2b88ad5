package dev.firstpass.tools.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What CVAT's own code made of our answers: its conversion and its serializers took them, for
 * {@code README.md} beside the files says how they were made. Every number can be worked out from
 * {@link JudgedAnswers} on paper.
 */
final class JudgedAnswersTest {
  private static final String MASKS = "masks";
  private static final String POLYGONS = "polygons";

  @Test
  void answers_areThoseThatWereJudged() throws IOException {
    assertEquals(Recording.read("answers.json"), JudgedAnswers.all());
  }

  @Test
  void stored_rectangles_areWhereTheyWereFound() throws IOException {
    List<Map<?, ?>> shapes = shapes("turned", MASKS);

    assertEquals(2, shapes.size());
    assertShape(shapes.get(0), "rectangle", 1, "93", "[10.5, 20.0, 110.25, 90.0]");
    assertEquals(0.0, shapes.get(0).get("rotation"));
    assertShape(shapes.get(1), "rectangle", 2, "50", "[80.0, 40.0, 120.0, 60.0]");
    assertEquals(330.0, shapes.get(1).get("rotation"));
  }

  @Test
  void stored_masks_haveTheirPixels() throws IOException {
    List<Map<?, ?>> shapes = shapes("masks", MASKS);

    // 25 columns from 5 on and 19 rows from 3 on, as runs that begin with zeros.
    assertShape(
        shapes.get(0), "mask", 1, "100", "[0, 3, 23, 1, 403, 2, 1, 17, 5, 2, 1, 17, 5, 3, 29, 21]");
    assertShape(shapes.get(1), "polygon", 2, "0", "[10.0, 10.0, 50.0, 10.0, 50.0, 50.0]");
  }

  @Test
  void stored_masksWantedAsPolygons_areTheOutlineOfTheLargestPart() throws IOException {
    List<Map<?, ?>> shapes = shapes("masks", POLYGONS);

    assertShape(
        shapes.get(0), "polygon", 1, "100", "[13.0, 20.0, 30.0, 20.0, 30.0, 22.0, 13.0, 22.0]");
    assertEquals(2, shapes.size());
  }

  @Test
  void stored_polygon_hasItsCorners() throws IOException {
    assertShape(
        shapes("texts", MASKS).get(0),
        "polygon",
        1,
        "25",
        "[1.0, 2.0, 30.0, 2.0, 31.0, 9.0, 2.0, 9.0]");
  }

  @Test
  void stored_keyPoints_areASkeletonAndItsBox() throws IOException {
    List<Map<?, ?>> shapes = shapes("poses", MASKS);

    assertShape(shapes.get(0), "skeleton", 2, "80", "[]");
    assertEquals(
        "[[40.0, 20.0] false, [42.5, 18.0] true]",
        list(shapes.get(0), "elements").stream()
            .map(element -> element.get("points") + " " + element.get("outside"))
            .toList()
            .toString());
    // Labels are numbered in the order in which the function declares them.
    assertShape(shapes.get(1), "rectangle", 4, "80", "[20.0, 10.0, 70.0, 90.0]");
  }

  @Test
  void stored_classes_areTags() throws IOException {
    List<Map<?, ?>> tags = list(stored("classes", MASKS), "tags");

    assertEquals(List.of(2, 1), tags.stream().<Object>map(tag -> tag.get("label_id")).toList());
    assertEquals("70", list(tags.get(0), "attributes").get(0).get("value"));
  }

  private static void assertShape(
      Map<?, ?> shape, String type, int label, String confidence, String points) {
    assertEquals(type, shape.get("type"));
    assertEquals(label, shape.get("label_id"));
    assertEquals("auto", shape.get("source"));
    assertEquals(confidence, list(shape, "attributes").get(0).get("value"));
    assertEquals(points, String.valueOf(shape.get("points")));
  }

  private static List<Map<?, ?>> shapes(String model, String as) throws IOException {
    return list(stored(model, as), "shapes");
  }

  private static Map<?, ?> stored(String model, String as) throws IOException {
    Map<?, ?> judged = (Map<?, ?>) Objects.requireNonNull(Recording.read("stored.json").get(model));
    return list(judged, as).get(0);
  }

  private static List<Map<?, ?>> list(Map<?, ?> map, String name) {
    return ((List<?>) Objects.requireNonNull(map.get(name)))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }
}
