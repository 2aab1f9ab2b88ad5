package dev.firstpass.tools.datumaro;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Datumaro and CVAT export as Datumaro JSON. Thread-safe. */
final class DatumaroReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    for (String path : builder.files(DatumaroFormat.NAME, ".json")) {
      builder.file(path, in -> readFile(path, Fields.read(in), builder));
    }
    return builder.build();
  }

  private static void readFile(String path, Fields file, CollectionBuilder builder)
      throws IOException {
    if (!file.has("categories") || !file.has("items")) {
      throw new IOException("has no categories and items; it is not Datumaro's");
    }
    Fields categories = file.fields("categories");
    List<String> labels = new ArrayList<>();
    if (categories.has("label")) {
      for (Fields label : categories.fields("label").list("labels")) {
        labels.add(label.text("name"));
        builder.name(label.text("name"));
      }
    }
    PointNames points = PointNames.read(categories, labels);
    for (Fields item : file.list("items")) {
      String place = path + ": item '" + item.optionalText("id").orElse("?") + "'";
      builder.attempt(place, () -> readItem(place, item, labels, points, builder));
    }
  }

  private static void readItem(
      String place, Fields item, List<String> labels, PointNames points, CollectionBuilder builder)
      throws IOException {
    ImageFacts image = image(item, builder);
    var annotations = new DatumaroAnnotations(image, labels, points);
    for (Fields annotation : item.list("annotations")) {
      builder.attempt(place, () -> annotations.add(annotation));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (item.has("attr")) {
      item.fields("attr").values().forEach((name, value) -> put(name, value, attributes));
    }
    builder.add(new ItemLabels(image, Optional.empty(), annotations.labels(), attributes));
  }

  /** An item without picture has the size of the picture beside it. */
  private static ImageFacts image(Fields item, CollectionBuilder builder) throws IOException {
    String id = item.text("id");
    if (!item.has("image")) {
      return builder.image(id);
    }
    Fields image = item.fields("image");
    String path = image.optionalText("path").filter(name -> !name.isBlank()).orElse(id);
    double[] size = image.numbers("size");
    return size.length == 2 ? builder.image(path, size[1], size[0]) : builder.image(path);
  }

  private static void put(Object name, Object value, Map<String, Object> attributes) {
    if (value != null) {
      attributes.put(String.valueOf(name), value);
    }
  }
}
