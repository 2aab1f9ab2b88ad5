package dev.firstpass.tools.openimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.CocoVal100;
import dev.firstpass.tools.labelfile.Held;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenImagesFormatTest extends ImageFormatContract {
  private static final String HEADER =
      "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,"
          + "IsDepiction,IsInside\n";

  @Override
  protected LabelFormat format() {
    return new OpenImagesFormat();
  }

  @Override
  protected String itemPath() {
    return "annotations/default-annotations-bbox.csv";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    String text = new String(content, StandardCharsets.UTF_8);
    if (path.endsWith("images.meta")) {
      text.lines().forEach(line -> assertTrue(line.matches(".+ 48 64"), line));
      return;
    }
    List<List<String>> records = CsvRecords.read(text);
    int columns = records.isEmpty() ? 0 : records.get(0).size();
    for (List<String> record : records) {
      assertEquals(columns, record.size(), record::toString);
    }
    if (path.endsWith("bbox.csv")) {
      assertEquals(13, columns);
      for (List<String> box : records.subList(1, records.size())) {
        for (String number : box.subList(4, 8)) {
          assertTrue(number.matches("0\\.[0-9]{6}|1\\.000000"), number);
        }
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
  void write_sample_isTheGoldenFiles() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name = file.getKey().substring("annotations/".length());
      assertEquals(
          SampleDraft.golden(OpenImagesFormatTest.class, name),
          file.getValue().replace("\r\n", "\n"),
          name);
    }
    assertEquals(5, files.size());
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
            "segment-left-out dog", 1,
            "attribute-left-out dog", 4),
        Held.losses(format()));
  }

  @Test
  void read_dataSet_namesLabelsAndLeavesOutWhatPeopleDidNotSee() throws IOException {
    LabelCollection read =
        read(
            new MemoryLabelFiles()
                .with("oidv6-class-descriptions.csv", "LabelName,DisplayName\n/m/01yrx,Cat\n")
                .with(
                    "oidv6-train-annotations-bbox.csv",
                    HEADER + "000a,xclick,/m/01yrx,1,0.25,0.5,0.125,0.75,0,1,-1,0,0\n")
                .with(
                    "oidv6-train-annotations-human-imagelabels.csv",
                    """
                    ImageID,Source,LabelName,Confidence
                    000a,verification,/m/01yrx,1
                    000a,verification,/m/0bt9lr,0
                    """)
                .withMedia(new ImageFacts("train/000a.jpg", "", 64, 48)));
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("Cat"), read.labels().names());
    ItemLabels item = read.items().get(0);
    assertEquals("train/000a.jpg", item.item().id());
    assertEquals(Map.of("truncated", true), item.labels().get(0).attributes());
    assertEquals(Label.drawn(new Tag("Cat", 1), Map.of()), item.labels().get(1));
    assertEquals(2, item.labels().size());
  }

  @Test
  void read_badRow_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            new MemoryLabelFiles()
                .with(
                    "train-annotations-bbox.csv",
                    HEADER
                        + "a,machine,cat,2,0,1,0,1,-1,-1,-1,-1,-1\n"
                        + "a,machine,cat,0.5,0.9,0.1,0,1,-1,-1,-1,-1,-1\n"
                        + "a,machine,cat,0.5,x,0.1,0,1,-1,-1,-1,-1,-1\n"
                        + ",machine,cat,0.5,0,1,0,1,-1,-1,-1,-1,-1\n"
                        + "a,machine,cat,0.5,0,1,0,1,-1,-1,-1,-1,-1\n"
                        + "b,machine,cat,0.5,0,1,0,1,-1,-1,-1,-1,-1\n")
                .withMedia(new ImageFacts("a.jpg", "", 64, 48)));
    assertEquals(5, read.problems().size(), read.problems()::toString);
    assertEquals(1, read.items().get(0).labels().size());
  }

  /** What Datumaro's own code wrote. */
  @Test
  void read_filesOfDatumaro_givesTheirNumbers() throws IOException {
    var files = new MemoryLabelFiles();
    for (String name :
        List.of(
            "class-descriptions.csv",
            "images.meta",
            "train-annotations-bbox.csv",
            "train-annotations-human-imagelabels.csv",
            "train-images-with-rotation.csv")) {
      files.with(
          "annotations/" + name,
          SampleDraft.golden(OpenImagesFormatTest.class, "from_datumaro/" + name));
    }
    LabelCollection read = read(files);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("cat", "traffic-light"), read.labels().names());
    assertEquals("a/cat", read.items().get(0).item().id());
    assertEquals(
        List.of(
            Label.drawn(
                new Region("traffic-light", 1, new Box(1, 2, 4, 6)), Map.of("truncated", true)),
            new Label(
                new Region("cat", 0.93, new Box(10.5, 20, 40.75, 40)),
                true,
                Map.of("occluded", true)),
            new Label(new Tag("traffic-light", 0.5), true, Map.of())),
        read.items().get(0).labels());
  }

  private LabelCollection read(MemoryLabelFiles files) throws IOException {
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
