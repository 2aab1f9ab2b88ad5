package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One COCO instances file that is written, and the results list beside it. Confined to one file.
 */
final class CocoDocument {
  /** The attributes of a collection that hold what was read beside images and annotations. */
  static final String INFO = "coco-info";

  static final String LICENSES = "coco-licenses";

  /** {@code cocoeval} takes annotation id 0 for "not matched". */
  private static final long FIRST_ID = 1;

  private final LabelCollection collection;
  private final List<ImageLabels> images;
  private final CocoCategories categories;
  private final CocoAnnotation annotation;
  private final ShapeLosses losses;
  private final List<Long> imageIds;

  CocoDocument(LabelCollection collection, LabelWriting writing) {
    this.collection = collection;
    images = ImageLabels.of(collection, CocoFormat.NAME, writing);
    categories =
        new CocoCategories(collection, images, writing.options().get(CocoOptions.CATEGORIES));
    annotation =
        new CocoAnnotation(categories.keypoints(), writing.options().get(CocoOptions.MASKS));
    losses = new ShapeLosses(writing.report());
    imageIds = DistinctIds.of(images.stream().map(image -> id(image.attributes())).toList(), 0);
  }

  /** Writes the file, counts what is lost and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("info", collection.attributes().getOrDefault(INFO, info()));
    document.put("licenses", collection.attributes().getOrDefault(LICENSES, List.of()));
    document.put("images", images());
    document.put("categories", categories.fields());
    document.put("annotations", annotations());
    PlainValues.write(document, out);
  }

  /** Returns the results list of the labels that have scores. */
  List<Map<String, Object>> results() {
    List<Map<String, Object>> results = new ArrayList<>();
    var shapes = new CocoAnnotation(categories.keypoints(), CocoOptions.RLE);
    for (int i = 0; i < images.size(); i++) {
      for (DrawnRegion drawn : images.get(i).regions()) {
        if (drawn.label().scored()) {
          Map<String, Object> fields = ids(i, drawn);
          fields.putAll(shapes.fields(drawn));
          fields.keySet().removeAll(List.of("area", "iscrowd", "num_keypoints", "attributes"));
          if (List.of().equals(fields.get("segmentation"))) {
            fields.remove("segmentation");
          }
          results.add(fields);
        }
      }
    }
    return results;
  }

  private Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("description", "Draft labels by Firstpass");
    info.put("version", "1.0");
    info.put(
        "contributor",
        images.stream()
            .flatMap(image -> image.model().stream())
            .map(Object::toString)
            .distinct()
            .collect(Collectors.joining(", ")));
    return info;
  }

  private List<Object> images() {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Map<String, Object> fields = CocoImage.fields(images.get(i).image(), images.get(i).path());
      Leftovers.into(fields, Leftovers.in(images.get(i).attributes(), CocoFormat.NAME));
      fields.put("id", imageIds.get(i));
      all.add(fields);
    }
    return all;
  }

  private List<Object> annotations() {
    List<Long> ids =
        DistinctIds.of(
            images.stream()
                .flatMap(image -> image.regions().stream())
                .map(drawn -> id(drawn.label().attributes()))
                .toList(),
            FIRST_ID);
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      losses.withoutTags(images.get(i));
      for (DrawnRegion drawn : images.get(i).regions()) {
        Map<?, ?> left = Leftovers.in(drawn.label().attributes(), CocoFormat.NAME);
        Map<String, Object> fields = ids(i, drawn);
        fields.putAll(annotation.fields(drawn));
        count(drawn, fields, left);
        Leftovers.into(fields, left);
        fields.put("id", ids.get(all.size()));
        all.add(fields);
      }
    }
    return all;
  }

  private Map<String, Object> ids(int image, DrawnRegion drawn) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", 0);
    fields.put("image_id", imageIds.get(image));
    fields.put("category_id", categories.id(drawn.region().label()));
    return fields;
  }

  private void count(DrawnRegion drawn, Map<String, Object> fields, Map<?, ?> left) {
    if (fields.get("segmentation") instanceof List<?> && !left.containsKey("segmentation")) {
      if (!(drawn.region().shape() instanceof Keypoints)) {
        losses.asOutlines(drawn);
      }
    }
    if (drawn.region().shape() instanceof Keypoints keypoints) {
      losses.keypointsWithoutScores(drawn, keypoints);
    }
    if (drawn.isClipped() && !left.containsKey("bbox")) {
      losses.add("clipped", drawn.label());
    }
  }

  private static Optional<Long> id(Map<String, Object> attributes) {
    return Leftovers.in(attributes, CocoFormat.NAME).get("id") instanceof Number id
        ? Optional.of(id.longValue())
        : Optional.empty();
  }
}
