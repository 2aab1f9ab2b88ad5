package dev.firstpass.tools.fiftyone;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.ItemStems;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the content of a dataset's file of labels. */
final class FiftyOneLabels {
  /** Where the pictures of the dataset lie. */
  private static final String DATA = "data";

  private FiftyOneLabels() {}

  /** Returns the file as plain values: the boxes of each picture by its path without extension. */
  static Map<String, Object> file(List<ImageLabels> images, LabelSet labels, ShapeLosses losses) {
    List<ItemPath> paths = images.stream().map(image -> image.path().below(DATA)).toList();
    List<String> keys = ItemStems.of(paths);
    var ids = new ClassIds(labels);
    Map<String, Object> byKey = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      byKey.put(keys.get(i), detections(images.get(i), ids, losses));
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("classes", labels.names());
    file.put("labels", byKey);
    return file;
  }

  private static List<Object> detections(ImageLabels image, ClassIds ids, ShapeLosses losses) {
    List<Object> detections = new ArrayList<>();
    for (DrawnRegion drawn : image.regions()) {
      losses.asBox(drawn);
      Label label = drawn.label();
      Map<String, Object> detection = new LinkedHashMap<>();
      detection.put("label", ids.of(drawn.region().label()));
      detection.put("bounding_box", shares(drawn.box(), image.image()));
      if (label.scored()) {
        detection.put("confidence", Rounding.score(label.suggestion().score()));
      }
      if (!label.attributes().isEmpty()) {
        detection.put("attributes", label.attributes());
      }
      detections.add(detection);
    }
    losses.withoutTags(image);
    return detections;
  }

  /** The rounded box divided by the size of the picture. */
  private static List<Double> shares(Box box, ImageFacts image) {
    double left = Rounding.pixels(box.xMin());
    double top = Rounding.pixels(box.yMin());
    return List.of(
        left / image.width(),
        top / image.height(),
        (Rounding.pixels(box.xMax()) - left) / image.width(),
        (Rounding.pixels(box.yMax()) - top) / image.height());
  }
}
