package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DraftDetectionsTest {
  private static final DatasetImage IMAGE = new DatasetImage(7, "a.jpg", Path.of("a.jpg"), 64, 48);

  private final DraftDetections detections =
      new DraftDetections(
          new DetectionDataset("d", List.of(IMAGE), List.of(new Category(3, "cat")), List.of()));

  @Test
  void add_regions_becomeDetectionsOfTheirCategory() {
    detections.add(IMAGE, draft(64, new Region("cat", 0.5, new Box(1, 2, 4, 6))));
    assertEquals(
        List.of(new Detection(7, 3, new CocoBox(1, 2, 3, 4), 0.5)), detections.detections());
    assertEquals(List.of(), detections.imagesOfOtherSize());
  }

  @Test
  void add_labelThatIsNoCategory_isReported() {
    detections.add(IMAGE, draft(64, new Region("dog", 0.5, new Box(1, 2, 4, 6))));
    assertEquals(List.of(), detections.detections());
    assertEquals(Set.of("dog"), detections.unknownLabels());
  }

  @Test
  void add_imageOfOtherSize_isReported() {
    detections.add(IMAGE, draft(48, new Region("cat", 0.5, new Box(1, 2, 4, 6))));
    assertEquals(List.of(IMAGE), detections.imagesOfOtherSize());
  }

  private static Draft draft(int width, Region region) {
    return new Draft(
        new Provenance(new ModelId("m", "1"), "00"),
        new ImageFacts("a.jpg", "00", width, 48),
        Map.of(),
        List.of(region, new Tag("cat", 0.5)));
  }
}
