package dev.firstpass.tools.voc;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Pascal VOC XML. Confined to one reading. */
final class VocReader {
  /** The attribute of a collection that holds what its label map says behind each name. */
  static final String LABEL_MAP = "voc-labelmap";

  private static final String FOLDER = "Annotations/";

  private final LabelSource source;
  private final boolean oneBased;
  private final CollectionBuilder builder;

  VocReader(LabelSource source, boolean oneBased) {
    this.source = source;
    this.oneBased = oneBased;
    this.builder = new CollectionBuilder(source);
  }

  /** Reads all files of the source. */
  LabelCollection read() {
    List<String> files = builder.files(VocFormat.NAME, ".xml");
    for (String path : source.files()) {
      if (path.equals("labelmap.txt") || path.endsWith("/labelmap.txt")) {
        builder.file(path, in -> readLabelMap(LabelLine.all(in)));
      }
    }
    for (String path : files) {
      builder.file(path, in -> readFile(path, XmlElement.read(in)));
    }
    return builder.build();
  }

  /** Lines are {@code name:r,g,b:parts:actions}; a name may have colons, too. */
  private void readLabelMap(List<LabelLine> lines) {
    Map<String, Object> rest = new LinkedHashMap<>();
    for (LabelLine line : lines) {
      String text = line.text();
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      int end = text.length();
      for (int colons = 0; colons < 3 && end > 0; colons++) {
        end = text.lastIndexOf(':', end - 1);
      }
      String name = end > 0 ? text.substring(0, end).strip() : text.strip();
      if (!name.isEmpty()) {
        builder.name(name);
        rest.put(name, end > 0 ? text.substring(end) : "");
      }
    }
    builder.attribute(LABEL_MAP, rest);
  }

  private void readFile(String path, XmlElement root) throws IOException {
    if (!root.name().equals("annotation")) {
      throw new IOException("is not Pascal VOC: its element is <" + root.name() + ">");
    }
    ImageFacts image = image(path, root);
    List<Label> labels = new ArrayList<>();
    List<XmlElement> objects = root.all("object");
    for (int i = 0; i < objects.size(); i++) {
      XmlElement object = objects.get(i);
      builder.attempt(
          path + ": object " + (i + 1), () -> labels.add(VocObject.label(object, image, oneBased)));
    }
    long parts = objects.stream().mapToLong(object -> object.all(VocObject.PART).size()).sum();
    if (parts > 0) {
      builder.problem(
          path, parts + " <part> passed over: parts of objects are no labels of their own here");
    }
    Map<String, Object> left =
        Leftovers.of(VocHead.read(root), VocHead.of(ItemPath.of(image.id())), Set.of());
    builder.add(
        new ItemLabels(
            image, Optional.empty(), labels, Leftovers.kept(Map.of(), VocFormat.NAME, left)));
  }

  private ImageFacts image(String path, XmlElement root) throws IOException {
    List<String> names = names(path, root);
    String name =
        names.stream()
            .filter(candidate -> source.media(candidate).isPresent())
            .findFirst()
            .orElse(names.get(names.size() - 1));
    Optional<XmlElement> size = root.find("size");
    if (size.isPresent()) {
      double width = size.orElseThrow().child("width").number();
      double height = size.orElseThrow().child("height").number();
      if (width > 0 && height > 0) {
        return builder.image(name, width, height);
      }
    }
    return builder.image(name);
  }

  /**
   * What the image may be called, the likeliest first; the last is its name where none is there.
   */
  private static List<String> names(String path, XmlElement root) {
    int below = ("/" + path).lastIndexOf("/" + FOLDER);
    String place = below < 0 ? path : path.substring(below + FOLDER.length());
    String folder = place.substring(0, place.lastIndexOf('/') + 1);
    String file =
        root.find("filename")
            .map(XmlElement::text)
            .filter(text -> !text.isEmpty())
            .orElse(place.substring(folder.length(), place.length() - ".xml".length()));
    Set<String> names = new LinkedHashSet<>();
    root.find("folder")
        .filter(element -> !element.text().isEmpty())
        .ifPresent(element -> names.add(ItemPath.of(element.text() + "/" + file).toString()));
    String own = ItemPath.of(folder + file).toString();
    names.add(own);
    names.add(ItemPath.of(file).fileName());
    names.remove(own);
    names.add(own);
    return List.copyOf(names);
  }
}
