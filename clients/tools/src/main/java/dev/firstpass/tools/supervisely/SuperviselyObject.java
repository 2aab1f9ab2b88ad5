package dev.firstpass.tools.supervisely;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.PolygonFill;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.PointsBox;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one object of an image. */
final class SuperviselyObject {
  private SuperviselyObject() {}

  /**
   * Reads it.
   *
   * @param points names of points by the ids of their nodes
   */
  static Label read(Fields object, ImageFacts image, Map<String, String> points)
      throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Optional<Double> score = Optional.empty();
    for (Fields tag : object.list("tags")) {
      Object value = tag.values().get("value");
      if (tag.text("name").equals(TagKinds.CONFIDENCE) && isScore(value)) {
        score = Optional.of(tag.number("value"));
      } else {
        attributes.put(tag.text("name"), value(value));
      }
    }
    object
        .optionalText(LabelAttributes.DESCRIPTION)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> attributes.put(LabelAttributes.DESCRIPTION, text));
    return ReadLabels.region(
        object.text("classTitle"), shape(object, image, points), score, attributes);
  }

  private static Shape shape(Fields object, ImageFacts image, Map<String, String> points)
      throws IOException {
    String type = object.text("geometryType");
    return switch (type) {
      case SuperviselyAnnotations.RECTANGLE -> box(exterior(object), object);
      case SuperviselyAnnotations.POLYGON -> polygon(object, image);
      case SuperviselyAnnotations.BITMAP -> PngMask.read(object.fields("bitmap"), image);
      case SuperviselyAnnotations.GRAPH -> PointsBox.of(nodes(object, points));
      case "point" -> PointsBox.of(List.of(new Keypoint("1", exterior(object).get(0), 1)));
      case "oriented_bbox" -> rotated(object);
      default ->
          throw object.wrong(
              "geometryType", "a rectangle, polygon, bitmap, graph or point: " + type);
    };
  }

  /** The first and the last pixel. */
  private static Box box(List<Point> corners, Fields object) throws IOException {
    if (corners.size() != 2) {
      throw object.wrong("points", "two corners");
    }
    Point one = corners.get(0);
    Point other = corners.get(1);
    return new Box(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        Math.max(one.x(), other.x()) + 1,
        Math.max(one.y(), other.y()) + 1);
  }

  private static RotatedBox rotated(Fields object) throws IOException {
    boolean nested = object.values().get("points") instanceof Map<?, ?>;
    Box box = box(nested ? exterior(object) : points(object.values("points"), object), object);
    return new RotatedBox(
        (box.xMin() + box.xMax()) / 2,
        (box.yMin() + box.yMax()) / 2,
        box.width(),
        box.height(),
        object.optionalNumber("angle").orElse(0.0));
  }

  /** A polygon with holes is a mask. */
  private static Shape polygon(Fields object, ImageFacts image) throws IOException {
    Polygon outline = new Polygon(exterior(object));
    List<?> holes = object.fields("points").values("interior");
    if (holes.isEmpty()) {
      return outline;
    }
    Bitmap filled = new Bitmap(image.width(), image.height());
    PolygonFill.into(filled, outline.points());
    Bitmap empty = new Bitmap(image.width(), image.height());
    for (Object hole : holes) {
      PolygonFill.into(empty, points(hole instanceof List<?> list ? list : List.of(), object));
    }
    return without(filled, empty);
  }

  private static Mask without(Bitmap filled, Bitmap empty) {
    for (int y = 0; y < filled.height(); y++) {
      for (int x = empty.rowSet(y, 0); x < empty.width(); x++) {
        if (empty.isSet(x, y)) {
          filled.clear(x, y);
        }
      }
    }
    return filled.toMask();
  }

  private static List<Keypoint> nodes(Fields object, Map<String, String> points)
      throws IOException {
    List<Keypoint> read = new ArrayList<>();
    Fields nodes = object.fields("nodes");
    for (Object key : nodes.values().keySet()) {
      String id = String.valueOf(key);
      Fields node = nodes.fields(id);
      if (!node.flag("disabled")) {
        read.add(new Keypoint(points.getOrDefault(id, id), point(node.values("loc"), node), 1));
      }
    }
    return read;
  }

  private static List<Point> exterior(Fields object) throws IOException {
    List<Point> points = points(object.fields("points").values("exterior"), object);
    if (points.isEmpty()) {
      throw object.wrong("points", "a list of points");
    }
    return points;
  }

  private static List<Point> points(List<?> list, Fields object) throws IOException {
    List<Point> points = new ArrayList<>();
    for (Object pair : list) {
      points.add(point(pair instanceof List<?> numbers ? numbers : List.of(), object));
    }
    return points;
  }

  private static Point point(List<?> pair, Fields object) throws IOException {
    if (pair.size() == 2 && pair.get(0) instanceof Number x && pair.get(1) instanceof Number y) {
      return new Point(x.doubleValue(), y.doubleValue());
    }
    throw object.wrong("points", "a list of [x, y]");
  }

  private static boolean isScore(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1;
  }

  /** A tag without value is true. */
  private static Object value(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    return value instanceof String text ? PlainValues.parse(text) : value;
  }
}
