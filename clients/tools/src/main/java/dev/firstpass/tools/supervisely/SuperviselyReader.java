package dev.firstpass.tools.supervisely;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads projects of images that Supervisely exports. Thread-safe. */
final class SuperviselyReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    List<String> files = builder.files(SuperviselyFormat.NAME, SuperviselyFormat.EXTENSION);
    Map<String, String> points = new LinkedHashMap<>();
    String folder = "";
    for (String path : files) {
      if (isMeta(path)) {
        folder = path.substring(0, path.length() - SuperviselyFormat.META.length());
        builder.file(path, in -> readMeta(Fields.read(in), points, builder));
      }
    }
    boolean inFolders = files.stream().anyMatch(DatasetPath::isAnnotation);
    for (String path : files) {
      if (inFolders ? DatasetPath.isAnnotation(path) : !isMeta(path)) {
        String image =
            DatasetPath.image(path.startsWith(folder) ? path.substring(folder.length()) : path);
        builder.file(path, in -> readImage(path, image, Fields.read(in), points, builder));
      }
    }
    return builder.build();
  }

  private static boolean isMeta(String path) {
    return ("/" + path).endsWith("/" + SuperviselyFormat.META) && !DatasetPath.isAnnotation(path);
  }

  /** Reads the classes and the names of the points that they have. */
  private static void readMeta(Fields meta, Map<String, String> points, CollectionBuilder builder)
      throws IOException {
    for (Fields type : meta.list("classes")) {
      builder.name(type.text("title"));
      if (type.has("geometry_config") && type.fields("geometry_config").has("nodes")) {
        Fields nodes = type.fields("geometry_config").fields("nodes");
        for (Object id : nodes.values().keySet()) {
          nodes
              .fields(String.valueOf(id))
              .optionalText("label")
              .ifPresent(name -> points.put(String.valueOf(id), name));
        }
      }
    }
  }

  private static void readImage(
      String path, String name, Fields file, Map<String, String> points, CollectionBuilder builder)
      throws IOException {
    if (!file.has("size") || !file.has("objects")) {
      throw new IOException("has no size and objects; it is no annotation of an image");
    }
    Fields size = file.fields("size");
    ImageFacts image = builder.image(name, size.number("width"), size.number("height"));
    List<Label> labels = new ArrayList<>();
    for (Fields object : file.list("objects")) {
      builder.attempt(path, () -> labels.add(SuperviselyObject.read(object, image, points)));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Fields tag : file.list("tags")) {
      builder.attempt(path, () -> readTag(tag, labels, attributes));
    }
    builder.add(new ItemLabels(image, Optional.empty(), labels, attributes));
  }

  /** A tag without value is a label of the image, one with a value an attribute. */
  private static void readTag(Fields tag, List<Label> labels, Map<String, Object> attributes)
      throws IOException {
    Object value = tag.values().get("value");
    if (value == null) {
      labels.add(ReadLabels.tag(tag.text("name"), Optional.empty(), Map.of()));
    } else {
      attributes.put(
          tag.text("name"), value instanceof String text ? PlainValues.parse(text) : value);
    }
  }
}
