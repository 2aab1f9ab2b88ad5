package dev.firstpass.tools.supervisely;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.CocoVal100;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.Held;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SuperviselyFormatTest extends ImageFormatContract {
  private static final String DATA = "\"data\":\"[^\"]*\"";

  @Override
  protected LabelFormat format() {
    return new SuperviselyFormat();
  }

  @Override
  protected String itemPath() {
    return "ds0/ann/a.jpg.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    Fields file = Fields.read(new ByteArrayInputStream(content));
    if (path.equals("meta.json")) {
      for (Fields type : file.list("classes")) {
        assertTrue(type.text("color").matches("#[0-9A-F]{6}"), path);
        assertTrue(!type.text("shape").isEmpty(), path);
      }
      return;
    }
    assertTrue(path.matches("(.*/)?ann/[^/]+\\.json"), path);
    assertEquals(64, file.fields("size").whole("width"));
    for (Fields object : file.list("objects")) {
      if (object.text("geometryType").equals("rectangle")) {
        List<?> corners = object.fields("points").values("exterior");
        assertEquals(2, corners.size());
        for (Object corner : corners) {
          int x = (Integer) ((List<?>) corner).get(0);
          int y = (Integer) ((List<?>) corner).get(1);
          assertTrue(x >= 0 && x < 64 && y >= 0 && y < 48, path);
        }
      }
    }
  }

  /** Rotated boxes are polygons; points have neither a box nor scores. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.shapes(item, shape -> outline(Held.pointsOnly(Held.unscoredPoints(shape))));
  }

  /** Whole pixels. */
  @Override
  protected double tolerance() {
    return 0.501;
  }

  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFiles() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    assertEquals(Set.of("meta.json", "street/datasets/day 1/ann/car.jpg.json"), files.keySet());
    assertEquals(golden("meta.json"), files.get("meta.json"));
    // How a PNG is compressed is Java's business.
    assertEquals(
        golden("car.jpg.json").replaceAll(DATA, ""),
        String.valueOf(files.get("street/datasets/day 1/ann/car.jpg.json")).replaceAll(DATA, ""));
  }

  @Test
  void write_everyShape_reportsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "rotated-as-polygon cat", 1,
            "box-of-keypoints-left-out cat", 1,
            "scores-of-keypoints-left-out cat", 1,
            "outside-image cat", 1,
            "score-left-out dog", 1,
            "segment-left-out dog", 1),
        Held.losses(format()));
  }

  @Test
  void read_rectangle_hasInclusiveEdges() throws IOException {
    LabelCollection read =
        read(
            """
            {"classTitle": "cat", "geometryType": "rectangle", "tags": [
               {"name": "confidence", "value": 0.5}, {"name": "wet"}, {"name": "age", "value": 3}],
             "points": {"exterior": [[10, 20], [1, 2]], "interior": []}}
            """);
    assertEquals(List.of(), read.problems());
    assertEquals("street/day 1/a.jpg", read.items().get(0).item().id());
    assertEquals(
        new Label(
            new Region("cat", 0.5, new Box(1, 2, 11, 21)), true, Map.of("wet", true, "age", 3)),
        read.items().get(0).labels().get(0));
  }

  @Test
  void read_polygonWithHole_isAMask() throws IOException {
    Region region =
        (Region)
            first(
                    """
                {"classTitle": "cat", "geometryType": "polygon", "tags": [], "points": {
                 "exterior": [[1, 1], [9, 1], [9, 9], [1, 9]],
                 "interior": [[[3, 3], [5, 3], [5, 5], [3, 5]]]}}
                """)
                .suggestion();
    assertEquals(64 - 4, MaskOverlap.area((Mask) region.shape()));
  }

  @Test
  void read_graph_namesItsPointsAsTheProjectDoes() throws IOException {
    Region region =
        (Region)
            first(
                    """
                {"classTitle": "cat", "geometryType": "graph", "tags": [], "nodes": {
                 "8f": {"loc": [10, 12]}, "9a": {"loc": [1, 1], "disabled": true},
                 "b": {"loc": [15, 30]}}}
                """)
                .suggestion();
    assertEquals(
        List.of(
            new Keypoint("nose", new Point(10, 12), 1), new Keypoint("b", new Point(15, 30), 1)),
        ((Keypoints) region.shape()).points());
  }

  @Test
  void read_badObject_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            {"classTitle": "cat", "geometryType": "line", "points": {"exterior": [[1, 2], [3, 4]]}},
            {"classTitle": "cat", "geometryType": "rectangle", "points": {"exterior": [[1, 2]]}},
            {"classTitle": "cat", "geometryType": "bitmap",
             "bitmap": {"data": "eJz", "origin": [1, 2]}},
            {"geometryType": "rectangle", "points": {"exterior": [[1, 2], [3, 4]]}},
            {"classTitle": "cat", "geometryType": "point", "points": {"exterior": [[1, 2]]}}
            """);
    assertEquals(4, read.problems().size(), read.problems()::toString);
    assertTrue(
        read.problems()
            .get(0)
            .startsWith("p/street/datasets/day 1/ann/a.jpg.json: objects[0].geometryType is not"),
        read.problems()::toString);
    assertEquals(1, read.items().get(0).labels().size());
  }

  private Label first(String object) throws IOException {
    return read(object).items().get(0).labels().get(0);
  }

  /** What Supervisely's own code wrote. */
  @Test
  void read_filesOfSupervisely_giveTheirNumbers() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("meta.json", golden("from_supervisely/meta.json"))
            .with("ds0/ann/cat.jpg.json", golden("from_supervisely/cat.jpg.json"));
    LabelCollection read =
        format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
    assertEquals(1, read.problems().size(), read.problems()::toString);
    assertTrue(read.problems().get(0).contains("line"), read.problems()::toString);
    assertEquals(List.of("cat", "face", "wet"), read.labels().names());
    ItemLabels item = read.items().get(0);
    assertEquals("cat.jpg", item.item().id());
    assertEquals(Map.of("colour", "grey"), item.attributes());
    assertEquals(
        new Label(
            new Region("cat", 0.93, new Box(10, 20, 41, 40)),
            true,
            Map.of("wet", true, "colour", "red", "description", "a cat")),
        item.labels().get(0));
    assertEquals(
        new Polygon(List.of(new Point(1, 2), new Point(20, 3), new Point(10, 30))),
        shape(item.labels().get(1)));
    assertEquals(
        new Mask(64, 48, List.of(660, 3, 61, 1, 1, 1, 7, 1, 64 * 48 - 735)),
        shape(item.labels().get(2)));
    assertEquals(
        List.of(
            new Keypoint("left", new Point(10, 12), 1), new Keypoint("nose", new Point(15, 20), 1)),
        ((Keypoints) shape(item.labels().get(3))).points());
    assertEquals(new Box(4.5, 5.5, 5.5, 6.5), shape(item.labels().get(4)).enclosingBox());
    assertEquals(new RotatedBox(25, 25, 30, 10, 0.25), shape(item.labels().get(5)));
    assertEquals(Label.drawn(new Tag("wet", 1), Map.of()), item.labels().get(6));
  }

  private static Shape shape(Label label) {
    return ((Region) label.suggestion()).shape();
  }

  private LabelCollection read(String objects) throws IOException {
    var files =
        new MemoryLabelFiles()
            .with(
                "p/meta.json",
                """
                {"classes": [{"title": "cat", "shape": "any", "color": "#FF0000",
                  "geometry_config": {"nodes": {"8f": {"label": "nose", "loc": [0, 0]}}}}]}
                """)
            .with(
                "p/street/datasets/day 1/ann/a.jpg.json",
                "{\"size\": {\"height\": 48, \"width\": 64}, \"tags\": [], \"objects\": ["
                    + objects
                    + "]}");
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }

  private static Shape outline(Shape shape) {
    return shape instanceof RotatedBox box ? new Polygon(box.corners()) : shape;
  }

  private static String golden(String name) throws IOException {
    return SampleDraft.golden(SuperviselyFormatTest.class, name).strip();
  }
}
