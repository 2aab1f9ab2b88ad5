package dev.firstpass.tools.fiftyone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
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
import org.junit.jupiter.api.Test;

final class FiftyOneFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new FiftyOneFormat();
  }

  @Override
  protected String itemPath() {
    return "labels.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    Fields file = Fields.read(new ByteArrayInputStream(content));
    int classes = file.values("classes").size();
    Fields byKey = file.fields("labels");
    for (Object key : byKey.values().keySet()) {
      for (Fields detection : byKey.list((String) key)) {
        assertTrue(detection.whole("label") < classes, path);
        double[] box = detection.numbers("bounding_box");
        assertEquals(4, box.length);
        assertTrue(box[0] >= 0 && box[1] >= 0 && box[2] > 0 && box[3] > 0, path);
        assertTrue(box[0] + box[2] <= 1 + 1e-9 && box[1] + box[3] <= 1 + 1e-9, path);
      }
    }
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.shapes(item, Shape::enclosingBox);
  }

  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    assertEquals(
        SampleDraft.golden(FiftyOneFormatTest.class, "labels.json").strip(),
        SampleDraft.written(format()).get("labels.json"));
  }

  @Test
  void write_everyShape_reportsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "rotated-as-box cat", 1,
            "polygon-as-box cat", 1,
            "mask-as-box cat", 1,
            "keypoints-as-box cat", 1,
            "outside-image cat", 1,
            "tag-left-out dog", 1,
            "segment-left-out dog", 1),
        Held.losses(format()));
  }

  @Test
  void read_labelsByName_andPicturesWithoutLabels_areUnderstood() throws IOException {
    LabelCollection read =
        read(
            """
            {"classes": null, "labels": {"b": null, "x/a": [
              {"label": "cat", "bounding_box": [0.25, 0.5, 0.5, 0.25], "confidence": 0.5,
               "attributes": {"colour": "red", "age": 3, "none": null}}]}}
            """);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of(), read.items().get(0).labels());
    assertEquals("data/x/a.jpg", read.items().get(1).item().id());
    assertEquals(
        List.of(
            new Label(
                new Region("cat", 0.5, new Box(16, 24, 48, 36)),
                true,
                Map.of("colour", "red", "age", 3))),
        read.items().get(1).labels());
  }

  @Test
  void read_badDetection_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            {"classes": ["cat"], "labels": {"c": [], "b": [
              {"label": 1, "bounding_box": [0, 0, 1, 1]},
              {"label": 0, "bounding_box": [0, 0, 1]},
              {"label": 0, "bounding_box": [0, 0, 1, 1], "confidence": 93},
              {"label": 0, "bounding_box": [0, 0, 1, 1]}]}}
            """);
    assertEquals(4, read.problems().size(), read.problems()::toString);
    assertTrue(read.problems().get(0).contains("--media"), read.problems()::toString);
    assertEquals(
        "labels.json: 'b': labels.b[0].label is not one of the 1 classes of the file",
        read.problems().get(1));
    assertEquals(1, read.items().get(0).labels().size());
  }

  /** What FiftyOne's own code wrote. */
  @Test
  void read_fileOfFiftyOne_givesItsNumbers() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with(
                "labels.json", SampleDraft.golden(FiftyOneFormatTest.class, "from_fiftyone.json"));
    for (String name : List.of("a/cat", "empty", "unlabeled")) {
      files.withMedia(new ImageFacts("data/" + name + ".jpg", "", 64, 48));
    }
    LabelCollection read =
        format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("cat", "dog"), read.labels().names());
    assertEquals(3, read.items().size());
    assertEquals(
        List.of(
            new Label(
                new Region("cat", 0.93, new Box(10.5, 20, 40.75, 40)),
                true,
                Map.of("colour", "red", "age", 3)),
            Label.drawn(new Region("dog", 1, new Box(1, 2, 4, 6)), Map.of())),
        read.items().get(0).labels());
  }

  private LabelCollection read(String json) throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("labels.json", json)
            .withMedia(new ImageFacts("data/x/a.jpg", "", 64, 48))
            .withMedia(new ImageFacts("data/b.jpg", "", 10, 10));
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
