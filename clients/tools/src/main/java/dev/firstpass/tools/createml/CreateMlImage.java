package dev.firstpass.tools.createml;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entry of one image: its name and its boxes by their centres. */
final class CreateMlImage {
  /** That somebody has looked at the image: boolean, as labelImg has it. */
  static final String VERIFIED = "verified";

  private CreateMlImage() {}

  /** Returns the entry as plain values. */
  static Map<String, Object> written(ImageLabels image, ShapeLosses losses) {
    List<Object> boxes = new ArrayList<>();
    for (DrawnRegion drawn : image.regions()) {
      losses.asBox(drawn);
      losses.withoutScore(drawn.label());
      losses.attributes(drawn.label(), Set.of());
      Map<String, Object> box = new LinkedHashMap<>();
      box.put("label", drawn.region().label());
      box.put("coordinates", coordinates(drawn.box()));
      boxes.add(box);
    }
    losses.withoutTags(image);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("image", image.path().fileName());
    entry.put(VERIFIED, Boolean.TRUE.equals(image.attributes().get(VERIFIED)));
    entry.put("annotations", boxes);
    return entry;
  }

  /** Reads one box. */
  static Label label(Fields annotation) throws IOException {
    Fields at = annotation.fields("coordinates");
    Box box = Box.ofCentre(at.number("x"), at.number("y"), at.number("width"), at.number("height"));
    return ReadLabels.region(annotation.text("label"), box, Optional.empty(), Map.of());
  }

  private static Map<String, Object> coordinates(Box box) {
    Map<String, Object> coordinates = new LinkedHashMap<>();
    coordinates.put("x", Rounding.pixels((box.xMin() + box.xMax()) / 2));
    coordinates.put("y", Rounding.pixels((box.yMin() + box.yMax()) / 2));
    coordinates.put("width", Rounding.pixels(box.width()));
    coordinates.put("height", Rounding.pixels(box.height()));
    return coordinates;
  }
}
