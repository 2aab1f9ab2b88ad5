package dev.firstpass.tools.kitti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.CocoVal100;
import dev.firstpass.tools.labelfile.Held;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KittiFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new KittiFormat();
  }

  @Override
  protected String itemPath() {
    return "label_2/a.txt";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    assertTrue(path.startsWith("label_2/") && path.endsWith(".txt"), path);
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      List<String> columns = List.of(line.split(" ", -1));
      assertTrue(columns.size() == 15 || columns.size() == 16, line);
      for (String number : columns.subList(1, columns.size())) {
        assertTrue(number.matches("-?[0-9]+(\\.[0-9]+)?"), line);
      }
    }
  }

  /** Boxes only; blanks in names are underscores. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.labels(
        Held.shapes(item, Shape::enclosingBox),
        label ->
            new Label(
                label.suggestion().withLabel(CleanText.oneWord(label.suggestion().label())),
                label.scored(),
                label.attributes()));
  }

  /** The boxes around rotated boxes have fractions. */
  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    assertEquals(
        SampleDraft.golden(KittiFormatTest.class, "car.txt"),
        SampleDraft.written(format()).get("label_2/street/day 1/car.txt"));
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
            "attribute-left-out dog", 4),
        Held.losses(format()));
  }

  @Test
  void read_lineOfTheBenchmark_keepsWhatIsKnown() throws IOException {
    String line =
        "Pedestrian 0.34 2 -0.20 712.40 143.00 810.73 307.92 1.89 0.48 1.20 1.84 1.47 8.41 0.01\n";
    LabelCollection read = read(line);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of(
            Label.drawn(
                new Region("Pedestrian", 1, new Box(712.4, 143, 810.73, 307.92)),
                Map.of(
                    "truncated",
                    true,
                    "truncation",
                    0.34,
                    "occluded",
                    true,
                    "occlusion",
                    2,
                    "kitti-3d",
                    "-0.20 1.89 0.48 1.20 1.84 1.47 8.41 0.01"))),
        read.items().get(0).labels());
    var files = new MemoryLabelFiles();
    format().write(read, LabelWriting.defaults(format()), files);
    assertEquals(
        "Pedestrian 0.34 2 -0.20 712.4 143 810.73 307.92 1.89 0.48 1.20 1.84 1.47 8.41 0.01\n",
        files.text("label_2/000001.txt"));
  }

  @Test
  void read_badLine_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            Traffic Light 0 0 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10 0.5
            Car 0 0 -10 5 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10
            Car 0 0 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10 17.5
            Car 0 0

            Car 0 0 -10 1 2 3 4 -1 -1 -1 -1000 -1000 -1000 -10 0.5
            """);
    assertEquals(4, read.problems().size(), read.problems()::toString);
    assertTrue(read.problems().get(0).startsWith("label_2/000001.txt: line 1"));
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(0.5, read.items().get(0).labels().get(0).suggestion().score());
  }

  @Test
  void read_withoutPicture_tellsWhatToName() throws IOException {
    var files = new MemoryLabelFiles().with("label_2/7.txt", "");
    LabelCollection read = read(files);
    assertTrue(read.problems().get(0).contains("--media"), read.problems()::toString);
  }

  @Test
  void write_nameWithBlanks_isReported() throws IOException {
    LabelWriting writing = LabelWriting.defaults(format());
    Label label = Label.drawn(new Region("a b", 1, new Box(1, 2, 3, 4)), Map.of());
    ItemLabels item = ItemLabels.drawn(new ImageFacts("a.png", "", 64, 48), List.of(label));
    var labels = new LabelSet(List.of("a b"));
    format().write(new LabelCollection(labels, List.of(item)), writing, new MemoryLabelFiles());
    assertEquals("label-renamed", writing.report().dropped().get(0).reason());
  }

  /** What Datumaro's own code wrote. */
  @Test
  void read_fileOfDatumaro_givesItsNumbers() throws IOException {
    LabelCollection read =
        read(
            new MemoryLabelFiles()
                .with(
                    "train/label_2/a/cat.txt",
                    SampleDraft.golden(KittiFormatTest.class, "from_datumaro.txt"))
                .withMedia(new ImageFacts("train/image_2/a/cat.jpg", "", 64, 48)));
    assertEquals(List.of(), read.problems());
    assertEquals("train/image_2/a/cat.jpg", read.items().get(0).item().id());
    assertEquals(
        List.of(
            new Label(
                new Region("cat", 0.93, new Box(10.5, 20, 40.75, 40)),
                true,
                Map.of("occluded", true)),
            new Label(
                new Region("traffic-light", 1, new Box(1, 2, 4, 6)),
                true,
                Map.of("truncated", true))),
        read.items().get(0).labels());
  }

  private LabelCollection read(String text) throws IOException {
    return read(
        new MemoryLabelFiles()
            .with("label_2/000001.txt", text)
            .withMedia(new ImageFacts("000001.png", "", 1224, 370)));
  }

  private LabelCollection read(MemoryLabelFiles files) throws IOException {
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
