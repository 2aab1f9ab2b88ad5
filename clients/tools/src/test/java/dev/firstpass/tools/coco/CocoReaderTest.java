package dev.firstpass.tools.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.ReadFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CocoReaderTest {
  private static final String PATH = "annotations/instances_default.json";

  /** What COCO's own files and CVAT's have: ids with gaps, licences, crowds, several polygons. */
  private static final String FOREIGN =
      """
      {"info": {"year": 2017}, "licenses": [{"id": 4, "name": "CC BY"}],
       "images": [
        {"id": 37777, "file_name": "b.jpg", "width": 20, "height": 10, "license": 4, "flickr_url": "u"},
        {"id": 139, "file_name": "a.jpg", "width": 20, "height": 10, "license": 4}],
       "categories": [
        {"id": 1, "name": "person", "supercategory": "person", "keypoints": ["nose", "left_eye", "tail"],
         "skeleton": [[1, 2]]},
        {"id": 18, "name": "dog", "supercategory": "animal"}],
       "annotations": [
        {"id": 900, "image_id": 139, "category_id": 18, "iscrowd": 0, "area": 11.5, "bbox": [1, 2, 6, 4],
         "segmentation": [[1, 2, 7, 2, 7, 6]]},
        {"id": 7, "image_id": 37777, "category_id": 18, "iscrowd": 0, "area": 7, "bbox": [0, 0, 12, 6],
         "segmentation": [[0, 0, 2, 0, 2, 2, 0, 2], [9, 3, 12, 3, 12, 6]]},
        {"id": 8, "image_id": 37777, "category_id": 1, "iscrowd": 1, "area": 3, "bbox": [1, 0, 2, 2],
         "segmentation": {"size": [10, 20], "counts": [10, 2, 8, 1, 179]}},
        {"id": 9, "image_id": 37777, "category_id": 1, "iscrowd": 0, "area": 3, "bbox": [1, 0, 2, 2],
         "segmentation": {"size": [10, 20], "counts": ":28O[5"}, "attributes": {"occluded": true, "colour": "red"}},
        {"id": 10, "image_id": 37777, "category_id": 1, "iscrowd": 0, "area": 50, "bbox": [2, 1, 10, 5],
         "segmentation": [[2, 1, 12, 1, 12, 6]], "num_keypoints": 2,
         "keypoints": [3, 2, 1, 5, 2, 2, 0, 0, 0]},
        {"id": 11, "image_id": 37777, "category_id": 18, "iscrowd": 0, "area": 8, "bbox": [4, 3, 4, 2],
         "segmentation": [], "attributes": {"rotation": 90.0, "occluded": false, "score": 0.5}}]}
      """;

  private final CocoFormat format = new CocoFormat();

  @Test
  void read_foreignFile_hasItsShapesAndAttributes() throws IOException {
    LabelCollection read = read(FOREIGN);
    assertEquals(List.of(), read.problems());
    assertEquals(List.of("person", "dog"), read.labels().names());
    assertEquals(new ImageFacts("b.jpg", "", 20, 10), read.items().get(0).item());
    List<Label> labels = read.items().get(0).labels();
    assertEquals(
        new Box(0, 0, 12, 6), assertInstanceOf(Mask.class, shape(labels.get(0))).enclosingBox());
    Mask crowd = new Mask(20, 10, List.of(1, 2, 18, 1, 178));
    assertEquals(crowd, shape(labels.get(1)));
    assertTrue(LabelAttributes.isSet(labels.get(1).attributes(), LabelAttributes.CROWD));
    assertEquals(crowd, shape(labels.get(2)));
    assertTrue(LabelAttributes.isSet(labels.get(2).attributes(), LabelAttributes.OCCLUDED));
    assertEquals("red", labels.get(2).attributes().get("colour"));
    Keypoints points = assertInstanceOf(Keypoints.class, shape(labels.get(3)));
    assertEquals(List.of("nose", "left_eye"), points.points().stream().map(p -> p.name()).toList());
    assertEquals(List.of("nose"), labels.get(3).attributes().get(LabelAttributes.HIDDEN_POINTS));
    assertEquals(new RotatedBox(6, 4, 4, 2, Math.PI / 2), shape(labels.get(4)));
    assertTrue(labels.get(4).scored());
    assertEquals(0.5, labels.get(4).suggestion().score());
    assertInstanceOf(Polygon.class, shape(read.items().get(1).labels().get(0)));
    assertFalse(read.items().get(1).labels().get(0).scored());
  }

  @Test
  void write_whatWasReadOfAForeignFile_addsOnlyScores() throws IOException {
    String written = ReadFiles.written(format, read(FOREIGN), Map.of()).text(PATH);
    // The file's annotations come image by image; what has a score has it in both places.
    String expected =
        FOREIGN.replace(
            "\"iscrowd\": 0, \"area\": 8,", "\"iscrowd\": 0, \"area\": 8, \"score\": 0.5,");
    Map<?, ?> before = (Map<?, ?>) ReadFiles.tree(expected);
    Map<?, ?> after = (Map<?, ?>) ReadFiles.tree(written);
    for (String part : List.of("info", "licenses", "images", "categories")) {
      assertEquals(before.get(part), after.get(part));
    }
    List<?> annotations = (List<?>) Objects.requireNonNull(before.get("annotations"));
    List<?> ordered = List.of(1, 2, 3, 4, 5, 0).stream().map(annotations::get).toList();
    assertEquals(ordered, after.get("annotations"));
  }

  @Test
  void read_badEntries_costOnlyThemselves() throws IOException {
    LabelCollection read =
        read(
            """
            {"images": [{"id": 1, "file_name": "a.jpg", "width": 20, "height": 10},
                        {"id": 2, "file_name": "b.jpg", "width": 0, "height": 10}, 5],
             "categories": [{"id": 1, "name": "cat"}, {"name": "nameless"}, {"id": 3, "name": " "}],
             "annotations": [
              {"image_id": 1, "category_id": 1, "bbox": [1, 2, 3]},
              {"image_id": 1, "category_id": 1, "bbox": [1, 2, -3, 4]},
              {"image_id": 9, "category_id": 1, "bbox": [1, 2, 3, 4]},
              {"image_id": 1, "category_id": 9, "bbox": [1, 2, 3, 4]},
              {"image_id": 1, "category_id": 1},
              {"image_id": 1, "category_id": 1, "segmentation": [[1, 2, 3, 4]]},
              {"image_id": 1, "category_id": 1, "segmentation": {"size": [9, 9], "counts": [81]}},
              {"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 7},
              "no object",
              {"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}]}
            """);
    assertEquals(1, read.items().size());
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(13, read.problems().size(), () -> String.join("\n", read.problems()));
    assertTrue(read.problems().stream().allMatch(problem -> problem.startsWith("x.json: ")));
    assertTrue(
        read.problems()
            .contains("x.json: annotations[2].image_id is not the id of an image of the file"));
  }

  @Test
  void read_otherJson_isPassedOver() throws IOException {
    var files = new MemoryLabelFiles().with("package.json", "{}").with("x.json", FOREIGN);
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(2, read.items().size());
    assertEquals(
        List.of("package.json: is not COCO instances: it has no images and categories"),
        read.problems());
    assertThrows(
        DraftingException.class,
        () -> ReadFiles.read(format, new MemoryLabelFiles().with("a.json", "{}")));
    assertThrows(
        DraftingException.class,
        () -> ReadFiles.read(format, new MemoryLabelFiles().with("a.txt", "")));
  }

  @Test
  void read_severalFiles_joinsTheirImages() throws IOException {
    String first = file("1, \"name\": \"cat\"", "5, \"file_name\": \"a.jpg\"", "5", "1");
    String second = file("1, \"name\": \"dog\"", "6, \"file_name\": \"a.jpg\"", "6", "1");
    LabelCollection read =
        ReadFiles.read(format, new MemoryLabelFiles().with("a.json", first).with("b.json", second));
    assertEquals(List.of("cat", "dog"), read.labels().names());
    assertEquals(
        List.of("cat", "dog"),
        read.items().get(0).labels().stream().map(label -> label.suggestion().label()).toList());
  }

  @Test
  void read_results_areLabelsWhereNothingElseIs() throws IOException {
    String head =
        "{\"images\": [{\"id\": 3, \"file_name\": \"a.jpg\", \"width\": 20, \"height\": 10}],"
            + " \"categories\": [{\"id\": 2, \"name\": \"cat\"}], \"annotations\": [%s]}";
    String results =
        "[{\"image_id\": 3, \"category_id\": 2, \"bbox\": [1, 2, 3, 4], \"score\": 0.25},"
            + " {\"image_id\": 4, \"category_id\": 2, \"bbox\": [1, 2, 3, 4], \"score\": 0.25}]";
    var files = new MemoryLabelFiles().with("a.json", head.formatted("")).with("r.json", results);
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(
        List.of(Label.drafted(new Region("cat", 0.25, new Box(1, 2, 4, 6)))),
        read.items().get(0).labels());
    assertEquals(
        List.of("r.json: [1].image_id is not the id of an image of the file beside it"),
        read.problems());
    String drawn = "{\"id\": 1, \"image_id\": 3, \"category_id\": 2, \"bbox\": [0, 0, 1, 1]}";
    files.with("a.json", head.formatted(drawn));
    LabelCollection annotated = ReadFiles.read(format, files);
    assertFalse(annotated.items().get(0).labels().get(0).scored());
    assertTrue(
        annotated.problems().get(0).contains("results=true"), annotated.problems()::toString);
    LabelCollection asked = ReadFiles.read(format, files, Map.of("results", "true"));
    assertTrue(asked.items().get(0).labels().get(0).scored());
  }

  @Test
  void write_results_areReadBack() throws IOException {
    MemoryLabelFiles files = ReadFiles.written(format, ReadFiles.sample(), Map.of("results", true));
    LabelCollection read = ReadFiles.read(format, files, Map.of("results", true));
    assertEquals(List.of(), read.problems());
    List<Label> labels = read.items().get(0).labels();
    assertEquals(6, labels.size());
    assertEquals(new Box(10.5, 20, 110.25, 220), shape(labels.get(0)));
    // Of masks the list has the pixels.
    assertEquals(
        new Mask(640, 480, List.of(6420, 3, 637, 1, 1, 1, 7, 1, 300_129)), shape(labels.get(4)));
    var drawn = ItemLabels.drawn(new ImageFacts("a.jpg", "", 4, 3), List.of());
    assertEquals(
        List.of(PATH),
        ReadFiles.written(
                format,
                new LabelCollection(new LabelSet(List.of()), List.of(drawn)),
                Map.of("results", true))
            .files());
  }

  @Test
  void write_paperCategories_haveTheirIds() throws IOException {
    var labels = new LabelSet(List.of("person", "hair dryer", "toothbrush", "unicorn"));
    var collection = new LabelCollection(labels, List.of());
    assertEquals(List.of(1.0, 89.0, 90.0, 91.0), categoryIds(collection, "paper"));
    assertEquals(List.of(1.0, 2.0, 3.0, 4.0), categoryIds(collection, "as-read"));
    assertEquals(List.of(1.0, 18.0), categoryIds(read(FOREIGN), "as-read"));
    assertEquals(List.of(1.0, 2.0), categoryIds(read(FOREIGN), "contiguous"));
  }

  @Test
  void write_masksAsRunLengths_areReadBackWithTheirHoles() throws IOException {
    var ring = new Mask(20, 10, List.of(21, 3, 17, 1, 1, 1, 17, 3, 136));
    var item =
        ItemLabels.drawn(
            new ImageFacts("a.jpg", "", 20, 10),
            List.of(Label.drawn(new Region("cat", 1, ring), Map.of())));
    var collection = new LabelCollection(new LabelSet(List.of("cat")), List.of(item));
    var files = ReadFiles.written(format, collection, Map.of("masks", "rle"));
    assertEquals(collection.items(), ReadFiles.read(format, files, Map.of("masks", "rle")).items());
    assertEquals(Map.of(), ReadFiles.lost(format, collection, Map.of("masks", "rle")));
    assertEquals(
        Map.of("hole-filled", 1, "mask-as-polygon", 1),
        ReadFiles.lost(format, collection, Map.of()));
  }

  @Test
  void write_everyShape_countsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "clipped", 1,
            "mask-as-polygon", 1,
            "mask-in-parts", 1,
            "rotated-as-polygon", 1,
            "scores-of-keypoints-left-out", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of()));
  }

  private LabelCollection read(String json) throws IOException {
    return ReadFiles.read(format, new MemoryLabelFiles().with("x.json", json));
  }

  private List<?> categoryIds(LabelCollection collection, String choice) throws IOException {
    String written = ReadFiles.written(format, collection, Map.of("categories", choice)).text(PATH);
    List<?> categories =
        (List<?>) Objects.requireNonNull(((Map<?, ?>) ReadFiles.tree(written)).get("categories"));
    return categories.stream().map(category -> ((Map<?, ?>) category).get("id")).toList();
  }

  private static String file(String category, String image, String imageId, String categoryId) {
    return "{\"images\": [{\"id\": %s, \"width\": 9, \"height\": 9}], \"categories\": [{\"id\": %s}],"
            .formatted(image, category)
        + " \"annotations\": [{\"id\": 1, \"image_id\": %s, \"category_id\": %s, \"bbox\": [1, 2, 3, 5]}]}"
            .formatted(imageId, categoryId);
  }

  private static Shape shape(Label label) {
    return ((Region) label.suggestion()).shape();
  }
}
