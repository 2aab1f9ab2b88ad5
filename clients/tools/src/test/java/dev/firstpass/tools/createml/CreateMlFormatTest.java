package dev.firstpass.tools.createml;

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

final class CreateMlFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new CreateMlFormat();
  }

  @Override
  protected String itemPath() {
    return "_annotations.createml.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    assertTrue(path.endsWith(".json"), path);
    for (Fields entry : Fields.readList(new ByteArrayInputStream(content))) {
      assertTrue(!entry.text("image").contains("/"), path);
      for (Fields annotation : entry.list("annotations")) {
        Fields at = annotation.fields("coordinates");
        assertTrue(!annotation.text("label").isEmpty(), path);
        assertTrue(at.number("width") > 0 && at.number("height") > 0, path);
        assertTrue(at.number("x") - at.number("width") / 2 >= -1e-3, path);
      }
    }
  }

  /** Boxes without scores. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.labels(Held.shapes(item, Shape::enclosingBox), Held::unscored);
  }

  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    assertEquals(
        SampleDraft.golden(CreateMlFormatTest.class, "car.createml.json").strip(),
        SampleDraft.written(format()).get("street/day 1/_annotations.createml.json"));
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
            "segment-left-out dog", 1,
            "score-left-out cat", 5,
            "attribute-left-out dog", 6),
        Held.losses(format()));
  }

  @Test
  void read_namesOfApplesPages_areUnderstood() throws IOException {
    LabelCollection read =
        read(
            """
            [{"imagefilename": "a.jpg", "verified": true, "annotation": [
              {"label": "cat", "coordinates": {"x": 10, "y": 20, "width": 4, "height": 6}}]}]
            """);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of(Label.drawn(new Region("cat", 1, new Box(8, 17, 12, 23)), Map.of())),
        read.items().get(0).labels());
    assertEquals(Map.of("verified", true), read.items().get(0).attributes());
  }

  @Test
  void read_badEntry_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            [{"image": "b.jpg", "annotations": []},
             {"annotations": []},
             {"image": "a.jpg", "annotations": [
              {"label": "cat"},
              {"label": "cat", "coordinates": {"x": 10, "y": 20, "width": -4, "height": 6}},
              {"label": "dog", "coordinates": {"x": 10, "y": 20, "width": 4, "height": 6}}]}]
            """);
    assertEquals(4, read.problems().size(), read.problems()::toString);
    assertTrue(read.problems().get(0).contains("--media"), read.problems()::toString);
    assertEquals(1, read.items().get(0).labels().size());
  }

  /** What labelImg's own code wrote. */
  @Test
  void read_fileOfLabelImg_givesItsNumbers() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("a/x.json", SampleDraft.golden(CreateMlFormatTest.class, "from_labelimg.json"))
            .withMedia(new ImageFacts("a/cat.jpg", "", 64, 48))
            .withMedia(new ImageFacts("a/empty.jpg", "", 64, 48));
    LabelCollection read =
        format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of(
            Label.drawn(new Region("cat", 1, new Box(10.5, 20, 40.75, 40)), Map.of()),
            Label.drawn(new Region("dog", 1, new Box(1, 2, 4, 6)), Map.of())),
        read.items().get(0).labels());
    assertEquals(List.of(), read.items().get(1).labels());
  }

  private LabelCollection read(String json) throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("train/_annotations.createml.json", json)
            .withMedia(new ImageFacts("train/a.jpg", "", 64, 48));
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
