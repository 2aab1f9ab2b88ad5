package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.GroundTruth.Role;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CocoDatasetTest {
  private static final String GOOD =
      """
      {"info": {"x": [1, {"y": 2}]},
       "annotations": [
        {"id": 0, "image_id": 7, "category_id": 3, "bbox": [1, 2.5, 30, 40], "area": 600,
         "iscrowd": 1, "segmentation": {"size": [3, 4], "counts": [1, 2]}},
        {"id": 1, "image_id": 7, "category_id": 3, "bbox": [1, 2, 0, 4]}],
       "categories": [{"id": 3, "name": "cat", "supercategory": "animal"}],
       "images": [{"id": 7, "file_name": "a/x.jpg", "width": 64, "height": 48}]}
      """;

  private final Path folder;

  CocoDatasetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void read_folder_findsFileAndImages() throws IOException {
    image("images/a/x.jpg");
    write("annotations/instances_val.json", GOOD);
    DetectionDataset dataset = CocoDataset.read(folder);
    assertEquals(List.of(new Category(3, "cat")), dataset.categories());
    assertEquals(folder.resolve("images/a/x.jpg"), dataset.images().get(0).file());
    assertEquals(
        List.of(
            new GroundTruth(7, 3, new CocoBox(1, 2.5, 30, 40), 600, Role.CROWD),
            new GroundTruth(7, 3, new CocoBox(1, 2, 0, 4), 0, Role.OBJECT)),
        dataset.groundTruths());
    assertEquals(1, dataset.degenerateBoxes());
  }

  @Test
  void read_fileOfAnyName_isFoundByItsContent() throws IOException {
    image("a/x.jpg");
    write("labels.json", GOOD);
    write("other.json", "{\"images\": []}");
    write("broken.json", "{\"images\": [");
    assertEquals("labels.json", CocoDataset.read(folder).name());
  }

  @Test
  void read_splitNamedByFile_findsItsImages() throws IOException {
    image("val2017/a/x.jpg");
    write("annotations/instances_val2017.json", GOOD);
    assertEquals(
        1, CocoDataset.read(folder.resolve("annotations/instances_val2017.json")).images().size());
  }

  @Test
  void read_severalFiles_namesThem() throws IOException {
    write("instances_a.json", GOOD);
    write("instances_b.json", GOOD);
    assertRefused("instances_a.json, instances_b.json");
  }

  @Test
  void read_emptyFolder_saysWhatIsMissing() {
    assertRefused("no COCO JSON file");
  }

  @Test
  void read_missingImages_areNamed() throws IOException {
    write("instances.json", GOOD);
    assertRefused("1 files of the data set are missing, among them a/x.jpg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"bbox\": [1, 2.5, 30, 40] | \"bbox\": [1, 2, 3] | annotations[0]: 'bbox' must be [x, y,",
        "\"bbox\": [1, 2.5, 30, 40] | \"bbox\": [1, 2, -3, 4] | annotations[0]: 'bbox' must be",
        "\"bbox\": [1, 2.5, 30, 40] | \"bbox\": \"no\" | annotations[0]: 'bbox' must be",
        "\"image_id\": 7, | \"image_id\": 8, | annotations[0]: there is no image 8",
        "\"category_id\": 3, | \"category_id\": 4, | annotations[0]: there is no category 4",
        "\"area\": 600 | \"area\": -1 | annotations[0]: 'area' must be a number",
        "{\"id\": 3, | {\"id\": \"3\", | categories[0]: 'id' must be a whole number, not 3",
        "\"width\": 64 | \"width\": 0 | images[0]: 'width' must be a positive number of pixels",
        "a/x.jpg | ../x.jpg | leads out of the data set",
        "a/x.jpg | /etc/passwd | leads out of the data set",
        "\"name\": \"cat\" | \"label\": \"cat\" | categories[0]: 'name' must be a text",
        "\"categories\": | \"kinds\": | needs 'images' and 'categories'",
        "\"images\": [ | \"images\": {\"a\": [ | 'images' is not a list",
        "\"height\": 48}]} | \"height\": 48} | instances.json is not valid JSON (line ",
        "\"images\": [{ | \"images\": [1, { | images[0] is not an object",
      })
  void read_damagedFile_saysWhere(String good, String bad, String message) throws IOException {
    image("a/x.jpg");
    write("instances.json", GOOD.replace(good, bad));
    assertRefused(message);
  }

  @Test
  void read_notJson_isRefused() throws IOException {
    write("instances.json", "nonsense");
    assertRefused("instances.json is not valid JSON (line 1)");
    write("instances.json", "{\"a\":" + "[".repeat(100_000));
    assertRefused("instances.json is not valid JSON");
  }

  @Test
  void read_sharedPhotos_areComplete() {
    DetectionDataset dataset = DetectionDataset.read(SharedData.require("data/images/coco_val100"));
    assertEquals(100, dataset.images().size());
    assertEquals(714, dataset.groundTruths().size());
    assertEquals(80, dataset.categories().size());
    assertEquals(0, dataset.degenerateBoxes());
  }

  private void assertRefused(String message) {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> CocoDataset.read(folder));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    assertTrue(refusal.detail().contains(message), refusal::detail);
    assertTrue(!refusal.detail().contains(folder.toString()), refusal::detail);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).resolveSibling("."));
    Files.writeString(folder.resolve(name), text);
  }

  private void image(String name) throws IOException {
    write(name, "");
  }
}
