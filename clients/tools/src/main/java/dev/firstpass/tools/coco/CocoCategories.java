package dev.firstpass.tools.coco;

import dev.firstpass.core.model.CocoSpellings;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.StandardLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.tools.labelfile.ImageLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The categories of one COCO file that is written: their ids, their keypoints and what else the
 * file that they came from says of them. Immutable once made.
 */
final class CocoCategories {
  /** The attribute of a collection that holds the categories as they were read, by label. */
  static final String ATTRIBUTE = "coco-categories";

  private static final int LAST_PAPER_ID = 90;

  private final Map<String, Map<?, ?>> read = new LinkedHashMap<>();
  private final Map<String, Long> ids = new LinkedHashMap<>();
  private final KeypointNames keypoints;

  CocoCategories(LabelCollection collection, List<ImageLabels> images, String choice) {
    if (collection.attributes().get(ATTRIBUTE) instanceof Map<?, ?> categories) {
      for (String label : collection.labels().names()) {
        if (categories.get(label) instanceof Map<?, ?> category) {
          read.put(label, category);
        }
      }
    }
    Map<String, List<String>> known = new HashMap<>();
    read.forEach((label, category) -> known.put(label, CocoCategory.keypoints(category)));
    keypoints = new KeypointNames(known).with(images);
    giveIds(collection.labels(), choice);
  }

  /** Returns the names of the points of each category. */
  KeypointNames keypoints() {
    return keypoints;
  }

  /** Returns the id of a label, which must be one of the collection's. */
  long id(String label) {
    Long id = ids.get(label);
    if (id == null) {
      throw new IllegalArgumentException("label '" + label + "' is not in the label set");
    }
    return id;
  }

  /** Returns the categories as fields. */
  List<Map<String, Object>> fields() {
    List<Map<String, Object>> all = new ArrayList<>();
    ids.forEach(
        (label, id) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("id", id);
          fields.put("name", label);
          fields.put("supercategory", "");
          Map<?, ?> category = read.getOrDefault(label, Map.of());
          category.forEach((name, value) -> fields.put(String.valueOf(name), value));
          fields.put("id", id);
          if (!keypoints.of(label).isEmpty()) {
            fields.put("keypoints", keypoints.of(label));
            fields.putIfAbsent("skeleton", List.of());
          }
          all.add(fields);
        });
    return all;
  }

  private void giveIds(LabelSet labels, String choice) {
    Map<String, Long> wanted = new HashMap<>();
    long next = 1;
    if (choice.equals(CocoOptions.AS_READ)) {
      read.forEach(
          (label, fields) -> CocoCategory.id(fields).ifPresent(id -> wanted.put(label, id)));
    } else if (choice.equals(CocoOptions.PAPER)) {
      labels.names().forEach(label -> paperId(label).ifPresent(id -> wanted.put(label, id)));
      next = LAST_PAPER_ID + 1;
    }
    Set<Long> taken = new HashSet<>(wanted.values());
    for (String label : labels.names()) {
      while (taken.contains(next)) {
        next++;
      }
      long id =
          Optional.ofNullable(wanted.get(label)).filter(i -> !ids.containsValue(i)).orElse(next);
      taken.add(id);
      ids.put(label, id);
    }
  }

  private static Optional<Long> paperId(String label) {
    LabelSet paper = StandardLabels.named("coco91").orElseThrow();
    int id = Math.max(paper.indexOf(label), paper.indexOf(CocoSpellings.other(label)));
    return id > 0 ? Optional.of((long) id) : Optional.empty();
  }
}
