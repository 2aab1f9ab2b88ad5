package dev.firstpass.tools.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.geometry.PolygonArea;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SameLabels;
import dev.firstpass.tools.labelfile.ReadFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelmeReaderTest {
  private static final String FILE =
      """
      {"version": "7.1.0", "flags": {"indoor": true, "night": false}, "shapes": [%s],
       "imagePath": "..\\\\images\\\\a.jpg", "imageData": null, "imageHeight": 30, "imageWidth": 40,
       "checked": true}
      """;

  /** One of each type, as labelme 7 and X-AnyLabeling write them. */
  private static final String SHAPES =
      """
      {"label": "a", "points": [[10, 20], [1, 2]], "group_id": null, "description": "", "shape_type": "rectangle",
       "flags": {}, "score": 0.25},
      {"label": "a", "points": [[1, 2], [10, 2], [10, 20], [1, 20]], "group_id": 7, "description": "near",
       "shape_type": "rectangle", "flags": {"occluded": true}, "difficult": true, "attributes": {"colour": "red"},
       "kie_linking": [[1, 2]]},
      {"label": "a", "points": [[1, 2], [3, 5], [8, 13], [2, 9]], "group_id": null, "description": "",
       "shape_type": "quadrilateral", "flags": {}},
      {"label": "a", "points": [[20, 15], [23, 19]], "group_id": null, "description": "", "shape_type": "circle",
       "flags": {}},
      {"label": "a", "points": [[1, 2], [3, 5]], "group_id": null, "description": "", "shape_type": "line",
       "flags": {}},
      {"label": "a", "points": [[1, 2], [3, 5], [8, 13]], "group_id": null, "description": "",
       "shape_type": "linestrip", "flags": {}},
      {"label": "a", "points": [[1, 2], [3, 5]], "group_id": null, "description": "", "shape_type": "points",
       "flags": {}},
      {"label": "a", "points": [[7, 9]], "group_id": null, "description": "", "shape_type": "point", "flags": {}},
      {"label": "a", "points": [[30, 10], [30, 20], [26, 20], [26, 10]], "group_id": null, "description": "",
       "shape_type": "oriented_rectangle", "flags": {}},
      {"label": "a", "points": [[30, 10], [30, 20], [26, 20], [26, 10]], "group_id": null, "description": "",
       "shape_type": "rotation", "direction": 1.5708, "flags": {}},
      {"label": "body", "points": [[2, 3], [20, 25]], "group_id": 9, "description": "", "shape_type": "rectangle",
       "flags": {}, "score": 0.5},
      {"label": "nose", "points": [[5, 6]], "group_id": 9, "description": "", "shape_type": "point", "flags": {},
       "score": 0.75, "difficult": false},
      {"label": "b", "points": [[1, 1], [3, 2]], "group_id": null, "description": "", "shape_type": "mask",
       "flags": {}, "mask": "MASK"}
      """
          .replace("MASK", LabelmeReaderTest.MASK);

  /** Three by two pixels, of which the first and the last are set: 8 bits grey, made by Pillow. */
  private static final String MASK =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNgZGBgYGBgBAAAEAADpPyokQAAAABJRU5ErkJggg==";

  private final LabelmeFormat format = new LabelmeFormat();

  @Test
  void read_everyType_hasItsShape() throws IOException {
    LabelCollection read = read(SHAPES);
    assertEquals(List.of(), read.problems());
    ItemLabels item = read.items().get(0);
    assertEquals(new ImageFacts("images/a.jpg", "", 40, 30), item.item());
    List<Label> labels = item.labels();
    assertEquals(new Tag("indoor", 1), labels.get(0).suggestion());
    assertEquals(new Box(1, 2, 10, 20), shape(labels.get(1)));
    assertEquals(0.25, labels.get(1).suggestion().score());
    assertEquals(new Box(1, 2, 10, 20), shape(labels.get(2)));
    assertEquals(4, assertInstanceOf(Polygon.class, shape(labels.get(3))).points().size());
    Polygon circle = assertInstanceOf(Polygon.class, shape(labels.get(4)));
    assertEquals(Math.PI * 25, Math.abs(PolygonArea.signed(circle.points())), 0.2);
    assertEquals(List.of("1", "2"), names(labels.get(5)));
    assertEquals(List.of("1", "2", "3"), names(labels.get(6)));
    assertEquals(List.of("1", "2"), names(labels.get(7)));
    assertEquals(List.of("a"), names(labels.get(8)));
    assertEquals(new Box(6.5, 8.5, 7.5, 9.5), shape(labels.get(8)).enclosingBox());
    assertEquals(new RotatedBox(28, 15, 10, 4, Math.PI / 2), shape(labels.get(9)));
    assertEquals(new RotatedBox(28, 15, 10, 4, Math.PI / 2), shape(labels.get(10)));
    assertEquals(
        new Keypoints(new Box(2, 3, 20, 25), List.of(new Keypoint("nose", new Point(5, 6), 0.75))),
        shape(labels.get(11)));
    assertEquals(new Mask(40, 30, List.of(41, 1, 41, 1, 1116)), shape(labels.get(12)));
  }

  @Test
  void read_shape_hasItsAttributes() throws IOException {
    Map<String, Object> attributes = read(SHAPES).items().get(0).labels().get(2).attributes();
    assertEquals(7L, attributes.get(LabelAttributes.GROUP));
    assertEquals("near", attributes.get(LabelAttributes.DESCRIPTION));
    assertEquals(true, attributes.get(LabelAttributes.OCCLUDED));
    assertEquals(true, attributes.get(LabelAttributes.DIFFICULT));
    assertEquals("red", attributes.get("colour"));
  }

  @Test
  void write_whatWasRead_isTheSameFile() throws IOException {
    String before = FILE.formatted(SHAPES);
    String after = ReadFiles.written(format, read(SHAPES), Map.of()).text("images/a.json");
    assertEquals(
        // The file lies beside its picture now.
        ReadFiles.tree(before.replace("..\\\\images\\\\a.jpg", "a.jpg")), ReadFiles.tree(after));
  }

  @Test
  void read_badEntries_costOnlyThemselves() throws IOException {
    LabelCollection read =
        read(
            """
            {"label": "a", "points": [[1, 2]], "shape_type": "rectangle"},
            {"label": "a", "points": [[1, 2], [3]], "shape_type": "rectangle"},
            {"label": "a", "points": [[1, 2], "x"], "shape_type": "rectangle"},
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "spiral"},
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "mask", "mask": "AAAA"},
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "mask", "mask": "?"},
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "mask"},
            {"label": " ", "points": [[1, 2], [3, 5]], "shape_type": "rectangle"},
            {"points": [[1, 2], [3, 5]], "shape_type": "rectangle"},
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "rectangle", "score": 2},
            5,
            {"label": "a", "points": [[1, 2], [3, 5]], "shape_type": "rectangle"}
            """);
    assertEquals(2, read.items().get(0).labels().size());
    assertEquals(11, read.problems().size(), () -> String.join("\n", read.problems()));
    assertTrue(
        read.problems().stream().allMatch(problem -> problem.startsWith("ann/a.json: shapes[")),
        () -> String.join("\n", read.problems()));
    assertThrows(
        DraftingException.class,
        () -> ReadFiles.read(format, new MemoryLabelFiles().with("a.json", "[]")));
  }

  @Test
  void write_newestVersion_keepsMasksAndRotatedBoxes() throws IOException {
    Map<String, ?> newest = Map.of("version", "7");
    LabelCollection before =
        collection(
            new RotatedBox(20, 15, 8, 4, 0.5),
            new Mask(40, 30, List.of(41, 3, 37, 1, 1, 1, 37, 3, 1076)));
    LabelCollection read =
        ReadFiles.read(format, ReadFiles.written(format, before, newest), newest);
    SameLabels.assertSame(before.items().get(0), read.items().get(0), 1e-3);
    assertEquals(Map.of(), ReadFiles.lost(format, before, newest));
    assertEquals(
        Map.of("hole-filled", 1, "mask-as-polygon", 1, "rotated-as-polygon", 1),
        ReadFiles.lost(format, before, Map.of()));
  }

  @Test
  void write_groupsOfItsOwn_areOthersThanThoseOfLabels() throws IOException {
    var label =
        Label.drawn(new Region("cat", 1, new Box(1, 2, 3, 5)), Map.of(LabelAttributes.GROUP, 1L));
    var face =
        new Keypoints(new Box(1, 2, 9, 8), List.of(new Keypoint("nose", new Point(3, 4), 1)));
    var collection =
        new LabelCollection(
            new LabelSet(List.of("cat")),
            List.of(
                ItemLabels.drawn(
                    new ImageFacts("a.jpg", "", 40, 30),
                    List.of(Label.drawn(new Region("cat", 1, face), Map.of()), label))));
    List<Label> read =
        ReadFiles.read(format, ReadFiles.written(format, collection, Map.of()))
            .items()
            .get(0)
            .labels();
    assertEquals(2L, read.get(0).attributes().get(LabelAttributes.GROUP));
    assertEquals(face, shape(read.get(0)));
    assertEquals(label, read.get(1));
  }

  @Test
  void write_everyShape_countsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "clipped", 1,
            "mask-as-polygon", 1,
            "mask-in-parts", 1,
            "rotated-as-polygon", 1,
            "score-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of()));
  }

  private LabelCollection read(String shapes) throws IOException {
    return ReadFiles.read(
        format, new MemoryLabelFiles().with("ann/a.json", FILE.formatted(shapes)));
  }

  private static LabelCollection collection(Shape... shapes) {
    List<Label> labels =
        List.of(shapes).stream()
            .map(shape -> Label.drawn(new Region("cat", 1, shape), Map.of()))
            .toList();
    return new LabelCollection(
        new LabelSet(List.of("cat")),
        List.of(ItemLabels.drawn(new ImageFacts("a.jpg", "", 40, 30), labels)));
  }

  private static Shape shape(Label label) {
    return ((Region) label.suggestion()).shape();
  }

  private static List<String> names(Label label) {
    return assertInstanceOf(Keypoints.class, shape(label)).points().stream()
        .map(Keypoint::name)
        .toList();
  }
}
