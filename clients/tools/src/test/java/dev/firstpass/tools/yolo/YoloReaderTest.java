package dev.firstpass.tools.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.PolygonFill;
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

final class YoloReaderTest {
  private static final ImageFacts IMAGE = new ImageFacts("images/train/a.jpg", "", 200, 100);

  private final YoloFormat format = new YoloFormat();

  @Test
  void read_ultralyticsFolders_findsNamesAndImages() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("data.yaml", "names: [cat, 'a: dog']\nnc: 2\n")
            .with("train.txt", "./images/train/a.jpg\n")
            .with("notes.txt", "1 2 3 4 5\n")
            .with("labels/train/a.txt", "1 0.5 0.5 0.25 0.5\n\n0 0.25 0.25 0.5 0.5 0.75\n")
            .with("labels/train/b.txt", "")
            .withMedia(IMAGE)
            .withMedia(new ImageFacts("images/train/b.png", "", 4, 3));
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("cat", "a: dog"), read.labels().names());
    assertEquals(
        List.of(
            Label.drawn(new Region("a: dog", 1, new Box(75, 25, 125, 75)), Map.of()),
            Label.drafted(new Region("cat", 0.75, new Box(0, 0, 100, 50)))),
        read.items().get(0).labels());
    assertEquals("images/train/b.png", read.items().get(1).item().id());
  }

  @Test
  void read_splitFolders_findsTheImagesBeside() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("data.yaml", "names: {0: cat, 2: dog}\n")
            .with("train/labels/a.txt", "2 0.5 0.5 1 1\n")
            .with("valid/labels/a.txt", "0 0.5 0.5 1 1\n")
            .withMedia(new ImageFacts("train/images/a.jpg", "", 8, 6))
            .withMedia(new ImageFacts("valid/images/a.jpg", "", 80, 60));
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("cat", "1", "dog"), read.labels().names());
    assertEquals("train/images/a.jpg", read.items().get(0).item().id());
    assertEquals(new Box(0, 0, 80, 60), shape(read, 1, 0));
  }

  @Test
  void read_filesOfCvat_findsNamesAndImages() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("obj.data", "classes = 2\n")
            .with("obj.names", "cat\ndog\n")
            .with("train.txt", "data/obj_train_data/a/b.jpg\n")
            .with("obj_train_data/a/b.txt", "1 0.5 0.5 1 1\n")
            .withMedia(new ImageFacts("a/b.jpg", "", 8, 6));
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of(), read.problems());
    assertEquals("a/b.jpg", read.items().get(0).item().id());
    assertEquals("dog", read.items().get(0).labels().get(0).suggestion().label());
  }

  @Test
  void read_filesOfLabelImg_findsNamesAndImages() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("classes.txt", "cat\ndog\n")
            .with("a.txt", "1 0.5 0.5 1 1\n")
            .withMedia(new ImageFacts("a.jpg", "", 8, 6));
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of(), read.problems());
    assertEquals("dog", read.items().get(0).labels().get(0).suggestion().label());
  }

  @Test
  void read_nothingNamesTheClasses_numbersDo() throws IOException {
    var files =
        new MemoryLabelFiles().with("labels/train/a.txt", "1 0.5 0.5 1 1\n").withMedia(IMAGE);
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of("0", "1"), read.labels().names());
    assertTrue(read.problems().get(0).contains("classes.txt"), read.problems()::toString);
  }

  @Test
  void read_badEntries_costOnlyThemselves() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("data.yaml", "names: [cat]")
            .with("other.yml", "a: b")
            .with(
                "labels/train/a.txt",
                """
                0 0.5 0.5 1 1
                1 0.5 0.5 1 1
                -1 0.5 0.5 1 1
                0 0.5 0.5 1
                0 0.5 x 1 1
                0 0.5 0.5 -1 1
                0 0.5 0.5 1 1 7
                """)
            .with("labels/train/unknown.txt", "0 0.5 0.5 1 1\n")
            .withMedia(IMAGE);
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(1, read.items().size());
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(7, read.problems().size(), () -> String.join("\n", read.problems()));
    assertTrue(
        read.problems().contains("labels/train/a.txt: line 2 has the class 1; named are 0 to 0"),
        read.problems()::toString);
    assertTrue(
        read.problems().stream().anyMatch(problem -> problem.contains("--media")),
        read.problems()::toString);
    assertThrows(
        DraftingException.class,
        () -> ReadFiles.read(format, new MemoryLabelFiles().with("classes.txt", "cat\n")));
  }

  @Test
  void read_scoresBesideLabels_countWhileTheLabelsAreTheSame() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("data.yaml", "names: [cat]")
            .with("labels/train/a.txt", "0 0.5 0.5 1 1\n")
            .with("labels_conf/train/a.txt", "0 0.5 0.5 1 1 0.25\n")
            .withMedia(IMAGE);
    assertEquals(
        0.25, ReadFiles.read(format, files).items().get(0).labels().get(0).suggestion().score());
    files.with("labels/train/a.txt", "0 0.5 0.5 0.5 1\n");
    LabelCollection changed = ReadFiles.read(format, files);
    assertFalse(changed.items().get(0).labels().get(0).scored());
    assertTrue(changed.problems().get(0).startsWith("labels_conf/train/a.txt: passed over"));
  }

  @Test
  void read_rowsOfPolygonsKeypointsAndCorners_areThose() throws IOException {
    String corners = "0 0.1 0.2 0.3 0.2 0.3 0.6 0.1 0.6\n";
    assertInstanceOf(RotatedBox.class, only("names: [cat]", corners, "detect"));
    assertInstanceOf(Polygon.class, only("names: [cat]", corners, "segment"));
    assertInstanceOf(
        Polygon.class, only("names: [cat]", "0 0.1 0.2 0.3 0.2 0.4 0.6 0.1 0.6\n", "detect"));
    assertInstanceOf(
        RotatedBox.class, only("names: [cat]", "0 0.1 0.2 0.3 0.2 0.4 0.6 0.1 0.6\n", "obb"));
    assertEquals(
        new Polygon(List.of(new Point(20, 20), new Point(60, 20), new Point(60, 60))),
        only("names: [cat]", "0 0.1 0.2 0.3 0.2 0.3 0.6\n", "detect"));
    assertEquals(
        new Keypoints(new Box(0, 0, 200, 100), List.of(new Keypoint("2", new Point(50, 25), 1))),
        only("names: [cat]\nkpt_shape: [2, 3]", "0 0.5 0.5 1 1 0 0 0 0.25 0.25 2\n", "detect"));
    assertEquals(
        new Keypoints(new Box(0, 0, 200, 100), List.of(new Keypoint("tail", new Point(50, 25), 1))),
        only(
            "names: [cat]\nkpt_shape: [2, 2]\nkpt_names: {0: [nose, tail]}",
            "0 0.5 0.5 1 1 0 0 0.25 0.25\n",
            "detect"));
  }

  @Test
  void write_rowsOfEachTask_areReadBack() throws IOException {
    assertReadBack(
        "segment", new Polygon(List.of(new Point(2, 3), new Point(90, 5), new Point(7, 80))));
    assertReadBack("obb", new RotatedBox(80, 50, 40, 20, 0.5));
    assertReadBack(
        "pose",
        new Keypoints(
            new Box(10, 10, 50, 60),
            List.of(
                new Keypoint("nose", new Point(20, 30), 1),
                new Keypoint("tail: \"x\"", new Point(40, 50), 1))));
  }

  @Test
  void write_maskAsPolygon_enclosesItsPartsWithoutHoles() throws IOException {
    var ring = new Mask(200, 100, List.of(402, 3, 197, 1, 1, 1, 4, 2, 191, 3, 19195));
    LabelCollection read =
        ReadFiles.read(
            format,
            ReadFiles.written(format, collection(ring, Map.of()), Map.of("task", "segment")));
    Polygon outline = assertInstanceOf(Polygon.class, shape(read, 0, 0));
    var bitmap = new Bitmap(200, 100);
    PolygonFill.into(bitmap, outline.points());
    assertEquals(ring, bitmap.toMask());
  }

  @Test
  void write_everyShape_countsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "clipped", 1,
            "keypoints-as-box", 1,
            "mask-as-box", 1,
            "polygon-as-box", 1,
            "rotated-as-box", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of()));
    assertEquals(
        Map.of(
            "box-as-polygon", 2,
            "clipped", 1,
            "keypoints-as-box", 1,
            "mask-as-polygon", 1,
            "rotated-as-polygon", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of("task", "auto")));
    assertEquals(
        Map.of(
            "box-as-rotated", 2,
            "clipped", 1,
            "keypoints-as-box", 1,
            "mask-as-rotated", 1,
            "polygon-as-rotated", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of("task", "obb")));
    assertEquals(
        Map.of(
            "clipped", 1,
            "mask-as-box", 1,
            "polygon-as-box", 1,
            "rotated-as-box", 1,
            "scores-of-keypoints-left-out", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of("task", "pose")));
  }

  @Test
  void write_attributes_areCounted() throws IOException {
    LabelCollection crowd = collection(new Box(1, 2, 3, 5), Map.of(LabelAttributes.CROWD, true));
    assertEquals(Map.of("attribute-left-out", 1), ReadFiles.lost(format, crowd, Map.of()));
  }

  @Test
  void write_labelsWithoutScores_haveNoScoresBeside() throws IOException {
    MemoryLabelFiles files =
        ReadFiles.written(format, collection(new Box(1, 2, 3, 5), Map.of()), Map.of());
    assertTrue(files.files().stream().noneMatch(path -> path.startsWith("labels_conf/")));
  }

  private Shape only(String yaml, String rows, String task) throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("data.yaml", yaml)
            .with("labels/train/a.txt", rows)
            .withMedia(IMAGE);
    LabelCollection read = ReadFiles.read(format, files, Map.of("task", task));
    assertEquals(List.of(), read.problems());
    return shape(read, 0, 0);
  }

  private void assertReadBack(String task, Shape shape) throws IOException {
    LabelCollection before = collection(shape, Map.of());
    MemoryLabelFiles files = ReadFiles.written(format, before, Map.of("task", task));
    LabelCollection read = ReadFiles.read(format, files, Map.of("task", task));
    assertEquals(List.of(), read.problems());
    SameLabels.assertSame(before.items().get(0), read.items().get(0), 1e-3);
    assertEquals(Map.of(), ReadFiles.lost(format, before, Map.of("task", "auto")));
    assertEquals(files.texts(), ReadFiles.written(format, read, Map.of("task", "auto")).texts());
  }

  private static LabelCollection collection(Shape shape, Map<String, Object> attributes) {
    Label label = Label.drawn(new Region("cat", 1, shape), attributes);
    return new LabelCollection(
        new LabelSet(List.of("cat")), List.of(ItemLabels.drawn(IMAGE, List.of(label))));
  }

  private static Shape shape(LabelCollection read, int item, int label) {
    return ((Region) read.items().get(item).labels().get(label).suggestion()).shape();
  }
}
