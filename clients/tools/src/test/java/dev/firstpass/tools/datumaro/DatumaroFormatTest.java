package dev.firstpass.tools.datumaro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.geometry.Bitmap;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DatumaroFormatTest extends ImageFormatContract {
  private static final Set<String> TYPES = Set.of("bbox", "polygon", "mask", "points", "label");

  @Override
  protected LabelFormat format() {
    return new DatumaroFormat();
  }

  @Override
  protected String itemPath() {
    return "default.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    Fields file = Fields.read(new ByteArrayInputStream(content));
    int labels = file.fields("categories").fields("label").list("labels").size();
    Set<String> ids = new HashSet<>();
    for (Fields item : file.list("items")) {
      assertTrue(ids.add(item.text("id")), "twice: " + item.text("id"));
      assertEquals(List.of(48, 64), item.fields("image").values("size"));
      for (Fields annotation : item.list("annotations")) {
        assertTrue(TYPES.contains(annotation.text("type")), annotation.text("type"));
        assertTrue(annotation.whole("label_id") < labels, path);
        annotation.whole("id");
        annotation.whole("group");
        assertTrue(annotation.has("z_order") || annotation.text("type").equals("label"), path);
      }
    }
  }

  /** No scores of single points; a rotated box that is not turned is a box. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.shapes(item, shape -> Held.unturned(Held.unscoredPoints(shape)));
  }

  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    assertEquals(
        SampleDraft.golden(DatumaroFormatTest.class, "default.json").strip(),
        SampleDraft.written(format()).get("annotations/default.json"));
  }

  @Test
  void write_everyShape_reportsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "scores-of-keypoints-left-out cat", 1,
            "outside-image cat", 1,
            "segment-left-out dog", 1),
        Held.losses(format()));
  }

  @Test
  void read_badAnnotation_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            {"id": "x/a", "image": {"path": "x/a.jpg", "size": [48, 64]}, "annotations": [
              {"id": 0, "type": "bbox", "label_id": 7, "bbox": [1, 2, 3, 4]},
              {"id": 1, "type": "caption", "label_id": 0, "caption": "a cat"},
              {"id": 2, "type": "mask", "label_id": 0, "rle": {"counts": "1", "size": [48, 64]}},
              {"id": 2, "type": "mask", "label_id": 0, "rle": {"counts": [4], "size": [2, 2]}},
              {"id": 3, "type": "bbox", "label_id": 0, "bbox": [1, 2, 3]},
              {"id": 4, "type": "bbox", "label_id": 0, "bbox": [1, 2, 3, 4],
               "attributes": {"rotation": 0.0, "occluded": false, "colour": "red"}, "group": 0}]},
            {"id": "y", "image": {"path": "y.jpg"}}
            """);
    assertEquals(6, read.problems().size(), read.problems()::toString);
    assertEquals(
        "default.json: item 'x/a': items[0].annotations[0].label_id is not one of the 1 labels of"
            + " the file",
        read.problems().get(0));
    assertTrue(read.problems().get(5).contains("--media"), read.problems().get(5));
    assertEquals(
        List.of(
            Label.drawn(
                new Region("cat", 1, new Box(1, 2, 4, 6)),
                Map.<String, Object>of("colour", "red"))),
        read.items().get(0).labels());
  }

  @Test
  void read_ellipse_isAPolygonOfItsSize() throws IOException {
    LabelCollection read =
        read(
            """
            {"id": "a", "image": {"path": "a.jpg", "size": [48, 64]}, "annotations": [
              {"id": 0, "type": "ellipse", "label_id": 0, "points": [10, 20, 30, 28]}]}
            """);
    Region region = (Region) read.items().get(0).labels().get(0).suggestion();
    assertTrue(region.shape() instanceof Polygon);
    assertEquals(10, region.box().xMin(), 1e-9);
    assertEquals(28, region.box().yMax(), 1e-9);
  }

  /** What Datumaro's own code wrote. */
  @Test
  void read_fileOfDatumaro_givesItsNumbers() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with(
                "annotations/train.json",
                SampleDraft.golden(DatumaroFormatTest.class, "from_datumaro.json"));
    LabelCollection read =
        format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("cat", "traffic-light"), read.labels().names());
    ItemLabels item = read.items().get(0);
    assertEquals("a/cat", item.item().id());
    assertEquals(Map.of("frame", 7), item.attributes());
    List<Label> labels = item.labels();
    assertEquals(
        new Label(
            new Region("cat", 0.93, new Box(10.5, 20, 40.75, 40)),
            true,
            Map.of("occluded", true, "group", 3, "layer", 2, "colour", "red")),
        labels.get(0));
    assertEquals(
        new Polygon(List.of(new Point(1, 2), new Point(20, 3.5), new Point(10, 30))),
        shape(labels.get(1)));
    Bitmap bitmap = new Bitmap(64, 48);
    bitmap.setRow(10, 20, 23);
    bitmap.setRow(11, 20, 21);
    bitmap.setRow(11, 22, 23);
    for (int y = 30; y < 40; y++) {
      bitmap.setRow(y, 1, 50);
    }
    assertEquals(bitmap.toMask(), shape(labels.get(2)));
    assertEquals(
        List.of(new Keypoint("left", new Point(10, 12), 1)),
        ((Keypoints) shape(labels.get(3))).points());
    assertEquals(new Label(new Tag("traffic-light", 0.5), true, Map.of()), labels.get(4));
  }

  private static Shape shape(Label label) {
    return ((Region) label.suggestion()).shape();
  }

  private LabelCollection read(String items) throws IOException {
    String json =
        "{\"categories\": {\"label\": {\"labels\": [{\"name\": \"cat\"}]}}, \"items\": ["
            + items
            + "]}";
    var files = new MemoryLabelFiles().with("default.json", json);
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
