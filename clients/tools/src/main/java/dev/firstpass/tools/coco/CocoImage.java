package dev.firstpass.tools.coco;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.ItemPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an image that is written. */
final class CocoImage {
  private CocoImage() {}

  /** Returns the fields; the id is not the right one yet. */
  static Map<String, Object> fields(ImageFacts image, ItemPath path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", 0);
    fields.put("file_name", path.toString());
    fields.put("width", image.width());
    fields.put("height", image.height());
    return fields;
  }
}
