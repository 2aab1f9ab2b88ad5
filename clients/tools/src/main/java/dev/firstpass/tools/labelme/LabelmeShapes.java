package dev.firstpass.tools.labelme;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.MaskPng;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the shapes of a label: one, or several of one group. */
final class LabelmeShapes {
  static final String TYPE = "shape_type";
  static final String POINTS = "points";
  static final String GROUP = "group_id";
  static final String FLAGS = "flags";
  static final String SCORE = "score";
  static final String MASK = "mask";
  static final String ATTRIBUTES = "attributes";
  static final String DESCRIPTION = "description";

  private final boolean newest;
  private final LongSupplier nextGroup;

  /**
   * @param newest whether masks and rotated boxes are shapes of their own
   * @param nextGroup numbers of groups that no label has
   */
  LabelmeShapes(boolean newest, LongSupplier nextGroup) {
    this.newest = newest;
    this.nextGroup = nextGroup;
  }

  /** Returns the fields of the shapes of a region. */
  List<Map<String, @Nullable Object>> of(DrawnRegion drawn) throws IOException {
    Shape shape = drawn.region().shape();
    if (shape instanceof Keypoints keypoints) {
      return keypoints(drawn, keypoints);
    }
    if (newest && shape instanceof RotatedBox rotated) {
      return List.of(fields(drawn, "oriented_rectangle", rotated.corners(), group(drawn)));
    }
    if (newest && shape instanceof Mask mask) {
      return List.of(mask(drawn, mask));
    }
    List<List<Point>> outlines = Outlines.of(shape);
    if (outlines.isEmpty()) {
      return List.of(fields(drawn, "rectangle", corners(drawn.box()), group(drawn)));
    }
    Optional<Long> group = outlines.size() == 1 ? group(drawn) : Optional.of(groupOrNext(drawn));
    List<Map<String, @Nullable Object>> polygons = new ArrayList<>();
    for (List<Point> outline : outlines) {
      polygons.add(fields(drawn, "polygon", outline, group));
    }
    return polygons;
  }

  private List<Map<String, @Nullable Object>> keypoints(DrawnRegion drawn, Keypoints keypoints) {
    Optional<Long> group = Optional.of(groupOrNext(drawn));
    List<Map<String, @Nullable Object>> shapes = new ArrayList<>();
    shapes.add(fields(drawn, "rectangle", corners(drawn.box()), group));
    for (Keypoint point : keypoints.points()) {
      Map<String, @Nullable Object> fields =
          fields(point.name(), "point", List.of(point.at()), group);
      fields.put(DESCRIPTION, "");
      fields.put(FLAGS, Map.of());
      if (drawn.label().scored() || point.score() != 1) {
        fields.put(SCORE, Rounding.score(point.score()));
      }
      shapes.add(fields);
    }
    return shapes;
  }

  private Map<String, @Nullable Object> mask(DrawnRegion drawn, Mask mask) throws IOException {
    Box box = mask.enclosingBox();
    Bitmap all = Bitmap.of(mask);
    var part = new Bitmap((int) box.width(), (int) box.height());
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        if (all.isSet((int) box.xMin() + x, (int) box.yMin() + y)) {
          part.setRow(y, x, x + 1);
        }
      }
    }
    // The last pixels are inside.
    List<Point> corners =
        List.of(new Point(box.xMin(), box.yMin()), new Point(box.xMax() - 1, box.yMax() - 1));
    Map<String, @Nullable Object> fields = fields(drawn, MASK, corners, group(drawn));
    fields.put(MASK, Base64.getEncoder().encodeToString(MaskPng.write(part)));
    return fields;
  }

  private static List<Point> corners(Box box) {
    return List.of(new Point(box.xMin(), box.yMin()), new Point(box.xMax(), box.yMax()));
  }

  private static Optional<Long> group(DrawnRegion drawn) {
    return LabelAttributes.whole(drawn.label().attributes(), LabelAttributes.GROUP);
  }

  private long groupOrNext(DrawnRegion drawn) {
    return group(drawn).orElseGet(nextGroup::getAsLong);
  }

  private static Map<String, @Nullable Object> fields(
      DrawnRegion drawn, String type, List<Point> points, Optional<Long> group) {
    Label label = drawn.label();
    Map<String, @Nullable Object> fields = fields(drawn.region().label(), type, points, group);
    fields.put(
        DESCRIPTION,
        LabelAttributes.text(label.attributes(), LabelAttributes.DESCRIPTION).orElse(""));
    Map<String, Object> flags = new LinkedHashMap<>();
    Map<String, Object> others = new LinkedHashMap<>();
    label
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Boolean) {
                flags.put(name, value);
              } else if (!isElsewhere(name) && !(value instanceof Map)) {
                others.put(name, value);
              }
            });
    fields.put(FLAGS, flags);
    if (label.scored()) {
      fields.put(SCORE, Rounding.score(drawn.region().score()));
    }
    if (!others.isEmpty()) {
      fields.put(ATTRIBUTES, others);
    }
    return fields;
  }

  private static boolean isElsewhere(String name) {
    return name.equals(LabelAttributes.GROUP) || name.equals(LabelAttributes.DESCRIPTION);
  }

  private static Map<String, @Nullable Object> fields(
      String label, String type, List<Point> points, Optional<Long> group) {
    List<Object> numbers = new ArrayList<>();
    for (Point point : points) {
      numbers.add(List.of(Rounding.pixels(point.x()), Rounding.pixels(point.y())));
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("label", label);
    fields.put(POINTS, numbers);
    fields.put(GROUP, group.orElse(null));
    fields.put(DESCRIPTION, "");
    fields.put(TYPE, type);
    return fields;
  }
}
