package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.CocoSpellings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects what a model drafts of the images of a data set as detections, and what about it looks
 * wrong. Not thread-safe.
 */
public final class DraftDetections {
  private final Map<String, Long> categoryIds = new HashMap<>();
  private final List<Detection> detections = new ArrayList<>();
  private final Set<String> unknownLabels = new TreeSet<>();
  private final List<DatasetImage> otherSizes = new ArrayList<>();

  public DraftDetections(DetectionDataset dataset) {
    for (Category category : dataset.categories()) {
      categoryIds.put(category.name(), category.id());
    }
  }

  /**
   * Adds the regions of one draft; labels are matched with the names of categories exactly, or in
   * the other spelling of COCO's names.
   */
  public void add(DatasetImage image, Draft draft) {
    if (draft.item() instanceof ImageFacts facts
        && (facts.width() != image.width() || facts.height() != image.height())) {
      otherSizes.add(image);
    }
    for (Suggestion suggestion : draft.suggestions()) {
      if (suggestion instanceof Region region) {
        add(image, region);
      }
    }
  }

  private void add(DatasetImage image, Region region) {
    Long categoryId = categoryIds.get(region.label());
    if (categoryId == null) {
      categoryId = categoryIds.get(CocoSpellings.other(region.label()));
    }
    if (categoryId == null) {
      unknownLabels.add(region.label());
    } else {
      detections.add(
          new Detection(image.id(), categoryId, CocoBox.of(region.box()), region.score()));
    }
  }

  /** Returns the detections so far, in the order in which they were added. */
  public List<Detection> detections() {
    return List.copyOf(detections);
  }

  /** Returns labels that are no category of the data set; their regions were left out. */
  public Set<String> unknownLabels() {
    return new TreeSet<>(unknownLabels);
  }

  /** Returns images whose upright size is not what the data set says; their boxes cannot fit. */
  public List<DatasetImage> imagesOfOtherSize() {
    return List.copyOf(otherSizes);
  }
}
