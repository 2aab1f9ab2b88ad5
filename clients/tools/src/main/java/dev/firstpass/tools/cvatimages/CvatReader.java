package dev.firstpass.tools.cvatimages;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what CVAT exports as "CVAT for images 1.1". Thread-safe. */
final class CvatReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    for (String path : builder.files(CvatFormat.NAME, ".xml")) {
      builder.file(path, in -> readFile(path, XmlElement.read(in), builder));
    }
    return builder.build();
  }

  private static void readFile(String path, XmlElement root, CollectionBuilder builder)
      throws IOException {
    if (!root.name().equals("annotations")) {
      throw root.wrong("is not CVAT's <annotations>; export the task as 'CVAT for images 1.1'");
    }
    root.find("meta").ifPresent(meta -> readLabels(meta, builder));
    List<XmlElement> images = root.all("image");
    if (images.isEmpty() && !root.all("track").isEmpty()) {
      throw root.wrong("holds tracks of a video; export the task as 'CVAT for images 1.1'");
    }
    for (XmlElement image : images) {
      String name = image.attributes().getOrDefault("name", "?");
      builder.attempt(path + ": image '" + name + "'", () -> readImage(path, name, image, builder));
    }
  }

  /** The labels of a task, job or project; those of a skeleton's points are no classes. */
  private static void readLabels(XmlElement meta, CollectionBuilder builder) {
    for (XmlElement about : meta.children()) {
      Optional<XmlElement> labels = about.find("labels");
      if (labels.isPresent()) {
        for (XmlElement label : labels.get().all("label")) {
          boolean isPoint = label.find("parent").filter(p -> !p.text().isEmpty()).isPresent();
          label
              .find("name")
              .filter(name -> !isPoint && !name.text().isBlank())
              .ifPresent(name -> builder.name(name.text()));
        }
      }
    }
  }

  private static void readImage(
      String path, String name, XmlElement element, CollectionBuilder builder) throws IOException {
    ImageFacts image =
        element.attributes().containsKey("width")
            ? builder.image(name, element.number("width"), element.number("height"))
            : builder.image(name);
    List<Label> labels = new ArrayList<>();
    for (XmlElement child : element.children()) {
      String label = child.attributes().getOrDefault("label", "?");
      String place = path + ": image '" + name + "': " + child.name() + " '" + label + "'";
      builder.attempt(place, () -> labels.add(CvatElement.read(child, image)));
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    String subset = element.attributes().get(CvatDocument.SUBSET);
    if (subset != null) {
      attributes.put(CvatDocument.SUBSET, subset);
    }
    builder.add(new ItemLabels(image, Optional.empty(), labels, attributes));
  }
}
