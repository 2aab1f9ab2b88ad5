package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.cli.evaluate.GroundTruth.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the entries of a COCO file, whose lists come in any order. Confined to one reading. */
final class CocoEntries {
  private final String name;
  private final ItemFolders folders;
  private final Map<Long, DatasetImage> images = new LinkedHashMap<>();
  private final Map<Long, Category> categories = new LinkedHashMap<>();
  private final Set<String> categoryNames = new HashSet<>();
  private final List<GroundTruth> truths = new ArrayList<>();

  /** The place of each of {@link #truths}, for complaints once everything is known. */
  private final List<String> places = new ArrayList<>();

  CocoEntries(String name, ItemFolders folders) {
    this.name = name;
    this.folders = folders;
  }

  void addImage(CocoEntry entry) {
    long id = entry.id("id");
    String file = entry.text("file_name");
    var image =
        new DatasetImage(id, file, folders.find(file), entry.size("width"), entry.size("height"));
    if (images.putIfAbsent(id, image) != null) {
      throw DetectionDataset.invalid(entry.place() + ": image id " + id + " comes twice");
    }
  }

  void addCategory(CocoEntry entry) {
    var category = new Category(entry.id("id"), entry.text("name"));
    if (categories.putIfAbsent(category.id(), category) != null) {
      throw DetectionDataset.invalid(
          entry.place() + ": category id " + category.id() + " comes twice");
    }
    if (!categoryNames.add(category.name())) {
      throw DetectionDataset.invalid(
          entry.place() + ": category name '" + category.name() + "' comes twice");
    }
  }

  void addAnnotation(CocoEntry entry) {
    CocoBox box = entry.box();
    truths.add(
        new GroundTruth(
            entry.id("image_id"),
            entry.id("category_id"),
            box,
            entry.number("area", box.area()),
            entry.number("iscrowd", 0) == 0 ? Role.OBJECT : Role.CROWD));
    places.add(entry.place());
  }

  DetectionDataset dataset() {
    if (images.isEmpty() || categories.isEmpty()) {
      throw DetectionDataset.invalid(
          name + " is not a COCO data set: it needs 'images' and 'categories' that are not empty");
    }
    for (int i = 0; i < truths.size(); i++) {
      check(truths.get(i), places.get(i));
    }
    folders.checkComplete();
    return new DetectionDataset(
        name, List.copyOf(images.values()), List.copyOf(categories.values()), truths);
  }

  private void check(GroundTruth truth, String place) {
    if (!images.containsKey(truth.imageId())) {
      throw DetectionDataset.invalid(place + ": there is no image " + truth.imageId());
    }
    if (!categories.containsKey(truth.categoryId())) {
      throw DetectionDataset.invalid(place + ": there is no category " + truth.categoryId());
    }
  }
}
