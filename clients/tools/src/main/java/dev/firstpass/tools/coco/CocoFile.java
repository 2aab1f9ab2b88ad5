package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One instances file that is read: its categories and images by id. Not thread-safe. */
final class CocoFile {
  private static final String SCORE = "score";

  private final String path;
  private final Fields root;
  private final CollectionBuilder builder;
  private final Map<Long, String> labels = new HashMap<>();
  private final Map<String, Map<?, ?>> categories = new LinkedHashMap<>();
  private final Map<Long, CocoItem> items = new LinkedHashMap<>();

  CocoFile(String path, Fields root, CollectionBuilder builder) {
    this.path = path;
    this.root = root;
    this.builder = builder;
  }

  /** Reads categories and images. */
  void readHead(Map<String, CocoItem> byName) throws IOException {
    Set<String> names = new HashSet<>();
    each(root.values("categories"), "categories", fields -> readCategory(fields, names));
    each(root.values("images"), "images", fields -> readImage(fields, byName));
  }

  /** Returns the annotations. */
  List<?> annotations() throws IOException {
    return root.values("annotations");
  }

  /** Returns a part of the file that is neither of the three lists. */
  Optional<Object> part(String name) {
    return Optional.ofNullable(root.values().get(name));
  }

  /** Returns the categories by label, as they are in the file. */
  Map<String, Map<?, ?>> categories() {
    return categories;
  }

  boolean hasImage(long id) {
    return items.containsKey(id);
  }

  /** Reads an annotation or a result. */
  void readAnnotation(Fields annotation, String masks) throws IOException {
    CocoItem item = items.get(annotation.whole("image_id"));
    if (item == null) {
      throw annotation.wrong("image_id", "the id of an image of the file");
    }
    String label = labels.get(annotation.whole("category_id"));
    if (label == null) {
      throw annotation.wrong("category_id", "the id of a category of the file");
    }
    try {
      item.add(label(annotation, label, item.image(), masks));
    } catch (IllegalArgumentException e) {
      throw new IOException(annotation.place() + ": " + e.getMessage(), e);
    }
  }

  /** Reads each of a list; what is wrong with one costs only itself. */
  void each(List<?> values, String name, Each reading) {
    each(values, name, path, builder, reading);
  }

  static void each(
      List<?> values, String name, String path, CollectionBuilder builder, Each reading) {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      String place = name + "[" + i + "]";
      builder.attempt(path, () -> reading.read(Fields.of(value, place)));
    }
  }

  /** Reads one of a list. */
  @FunctionalInterface
  interface Each {
    void read(Fields fields) throws IOException;
  }

  private void readCategory(Fields fields, Set<String> names) throws IOException {
    String name = fields.text("name");
    if (name.isBlank()) {
      throw fields.wrong("name", "the name of a category");
    }
    long id = fields.whole("id");
    String label = name;
    for (int number = 2; !names.add(label); number++) {
      label = name + " (" + number + ")";
    }
    labels.put(id, label);
    categories.put(label, fields.values());
    builder.name(label);
  }

  private void readImage(Fields fields, Map<String, CocoItem> byName) throws IOException {
    String name = fields.text("file_name");
    long id = fields.whole("id");
    CocoItem item = byName.get(name);
    if (item == null) {
      ImageFacts image =
          fields.has("width") && fields.has("height")
              ? builder.image(name, fields.number("width"), fields.number("height"))
              : builder.image(name);
      Map<String, Object> left =
          Leftovers.of(
              fields.values(), CocoImage.fields(image, ItemPath.of(image.id())), Set.of("id"));
      left.put("id", id);
      item = new CocoItem(image, left);
      byName.put(name, item);
    }
    items.put(id, item);
  }

  private Label label(Fields annotation, String label, ImageFacts image, String masks)
      throws IOException {
    Map<?, ?> category = categories.getOrDefault(label, Map.of());
    List<String> pointNames = CocoCategory.keypoints(category);
    var shapes = new CocoShapes(annotation, image, pointNames);
    Map<String, Object> attributes = attributes(annotation);
    List<String> hidden = shapes.hiddenPoints();
    if (!hidden.isEmpty()) {
      attributes.put(LabelAttributes.HIDDEN_POINTS, hidden);
    }
    Label read = ReadLabels.region(label, shapes.shape(), score(annotation), attributes);
    return withLeftovers(
        read, annotation, image, new KeypointNames(Map.of(label, pointNames)), masks);
  }

  private static Label withLeftovers(
      Label read, Fields annotation, ImageFacts image, KeypointNames names, String masks) {
    DrawnRegion drawn = DrawnRegion.of((Region) read.suggestion(), image, read);
    Map<String, Object> left =
        Leftovers.of(
            annotation.values(),
            new CocoAnnotation(names, masks).fields(drawn),
            Set.of("image_id", "category_id"));
    return new Label(
        read.suggestion(), read.scored(), Leftovers.kept(read.attributes(), CocoFormat.NAME, left));
  }

  private static Optional<Double> score(Fields annotation) throws IOException {
    Optional<Double> score = annotation.score(SCORE);
    if (score.isEmpty() && annotation.values().get("attributes") instanceof Map<?, ?> attributes) {
      return new Fields(attributes, annotation.place() + ".attributes").score(SCORE);
    }
    return score;
  }

  private static Map<String, Object> attributes(Fields annotation) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (annotation.flag("iscrowd")) {
      all.put(LabelAttributes.CROWD, true);
    }
    if (annotation.values().get("attributes") instanceof Map<?, ?> attributes) {
      attributes.forEach(
          (name, value) -> {
            if (value != null && !name.equals(SCORE) && !(value instanceof Map)) {
              all.put(String.valueOf(name), value);
            }
          });
    }
    return all;
  }
}
