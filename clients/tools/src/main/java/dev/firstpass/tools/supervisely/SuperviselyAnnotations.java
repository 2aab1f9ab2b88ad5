package dev.firstpass.tools.supervisely;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the annotations of images. Confined to one collection. */
final class SuperviselyAnnotations {
  static final String RECTANGLE = "rectangle";
  static final String POLYGON = "polygon";
  static final String BITMAP = "bitmap";
  static final String GRAPH = "graph";

  private final TagKinds tags;
  private final ShapeLosses losses;

  SuperviselyAnnotations(TagKinds tags, ShapeLosses losses) {
    this.tags = tags;
    this.losses = losses;
  }

  /** Returns the name of the figure that a shape is written as. */
  static String type(Shape shape) {
    if (shape instanceof Polygon || shape instanceof RotatedBox) {
      return POLYGON;
    }
    if (shape instanceof Mask) {
      return BITMAP;
    }
    return shape instanceof Keypoints keypoints && !keypoints.points().isEmpty()
        ? GRAPH
        : RECTANGLE;
  }

  /** Returns the annotations of an image as plain values. */
  Map<String, Object> of(ImageLabels image) throws IOException {
    List<Object> ofImage = new ArrayList<>();
    for (Label tag : image.tags()) {
      losses.withoutScore(tag);
      losses.attributes(tag, Set.of());
      ofImage.add(tags.tag(tag.suggestion().label(), true));
    }
    image.attributes().forEach((name, value) -> ofImage.add(tags.tag(name, value)));
    List<Object> objects = new ArrayList<>();
    for (DrawnRegion drawn : image.regions()) {
      objects.add(object(drawn, image));
    }
    Map<String, Object> size = new LinkedHashMap<>();
    size.put("height", image.image().height());
    size.put("width", image.image().width());
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("description", "");
    file.put("tags", ofImage);
    file.put("size", size);
    file.put("objects", objects);
    return file;
  }

  private Map<String, Object> object(DrawnRegion drawn, ImageLabels image) throws IOException {
    Label label = drawn.label();
    List<Object> ofObject = new ArrayList<>();
    if (label.scored()) {
      if (label.attributes().containsKey(TagKinds.CONFIDENCE)) {
        losses.add("attribute-left-out", label);
      }
      ofObject.add(tags.tag(TagKinds.CONFIDENCE, Rounding.score(label.suggestion().score())));
    }
    TagKinds.ofObject(label).forEach((name, value) -> ofObject.add(tags.tag(name, value)));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("classTitle", drawn.region().label());
    object.put(
        LabelAttributes.DESCRIPTION,
        LabelAttributes.text(label.attributes(), LabelAttributes.DESCRIPTION).orElse(""));
    object.put("tags", ofObject);
    object.put("geometryType", type(drawn.region().shape()));
    object.putAll(geometry(drawn, image));
    return object;
  }

  private Map<String, Object> geometry(DrawnRegion drawn, ImageLabels image) throws IOException {
    Shape shape = drawn.region().shape();
    return switch (type(shape)) {
      case BITMAP -> Map.of(BITMAP, PngMask.written((Mask) shape));
      case GRAPH -> graph(drawn, (Keypoints) shape);
      case POLYGON -> {
        losses.asOutlines(drawn);
        yield points(Outlines.of(shape).get(0));
      }
      default -> {
        losses.asBox(drawn);
        yield points(corners(drawn.box(), image));
      }
    };
  }

  private Map<String, Object> graph(DrawnRegion drawn, Keypoints keypoints) {
    losses.keypointsWithoutBox(drawn, keypoints);
    losses.keypointsWithoutScores(drawn, keypoints);
    Map<String, Object> nodes = new LinkedHashMap<>();
    for (Keypoint point : keypoints.points()) {
      nodes.putIfAbsent(point.name(), Map.of("loc", whole(point.at())));
    }
    return Map.of("nodes", nodes);
  }

  /** The first and the last pixel of a box, at least one. */
  private static List<Point> corners(Box box, ImageLabels image) {
    long left = Math.min(image.image().width() - 1, Math.round(box.xMin()));
    long top = Math.min(image.image().height() - 1, Math.round(box.yMin()));
    return List.of(
        new Point(left, top),
        new Point(
            Math.max(left, Math.round(box.xMax()) - 1), Math.max(top, Math.round(box.yMax()) - 1)));
  }

  private static Map<String, Object> points(List<Point> outline) {
    Map<String, Object> points = new LinkedHashMap<>();
    points.put("exterior", outline.stream().map(SuperviselyAnnotations::whole).toList());
    points.put("interior", List.of());
    return Map.of("points", points);
  }

  private static List<Long> whole(Point point) {
    return List.of(Math.round(Rounding.pixels(point.x())), Math.round(Rounding.pixels(point.y())));
  }
}
