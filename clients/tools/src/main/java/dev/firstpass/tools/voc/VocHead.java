package dev.firstpass.tools.voc;

import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file says of its image, but for the size: texts by name, some of them in groups. */
final class VocHead {
  static final String DEPTH = "depth";
  static final String VERIFIED = "verified";

  private VocHead() {}

  /** Returns what is written of an image. */
  static Map<String, Object> of(ImageLabels image) {
    String annotation = image.model().map(model -> "draft by " + model).orElse("Unknown");
    return of(image.path(), annotation);
  }

  /** Returns what is written of an image that nobody is known to have drafted. */
  static Map<String, Object> of(ItemPath path) {
    return of(path, "Unknown");
  }

  /** Returns what a file says. */
  static Map<String, Object> read(XmlElement root) {
    Map<String, Object> head = new LinkedHashMap<>();
    for (XmlElement child : root.children()) {
      if (!child.name().equals("object") && !child.name().equals("size")) {
        put(child, head);
      }
    }
    root.find("size").flatMap(size -> size.find(DEPTH)).ifPresent(d -> head.put(DEPTH, d.text()));
    String verified = root.attributes().get(VERIFIED);
    if (verified != null) {
      head.put(VERIFIED, verified);
    }
    return head;
  }

  /**
   * Returns an element as a text or as a map of what is in it, with lists of what is in it several
   * times.
   */
  static Object plain(XmlElement element) {
    if (element.children().isEmpty()) {
      return element.text();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    element.children().forEach(child -> put(child, map));
    return map;
  }

  /** Puts an element beside others. */
  static void put(XmlElement element, Map<String, Object> map) {
    List<Object> all = new ArrayList<>();
    Object before = map.get(element.name());
    if (before instanceof List<?> list) {
      all.addAll(list);
    } else if (before != null) {
      all.add(before);
    }
    all.add(plain(element));
    map.put(element.name(), all.size() == 1 ? all.get(0) : all);
  }

  private static Map<String, Object> of(ItemPath path, String annotation) {
    String folder = String.join("/", path.folders());
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("database", "Unknown");
    source.put("annotation", annotation);
    Map<String, Object> head = new LinkedHashMap<>();
    // Not empty: some readers join it to the file's name without looking.
    head.put("folder", folder.isEmpty() ? "images" : folder);
    head.put("filename", path.fileName());
    head.put("source", source);
    head.put(DEPTH, "3");
    head.put("segmented", "0");
    return head;
  }
}
