package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CocoRle;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the fields of an annotation, without its ids. Immutable. */
final class CocoAnnotation {
  private static final int HIDDEN = 1;
  private static final int VISIBLE = 2;

  private final KeypointNames keypointNames;
  private final String masks;

  /**
   * @param masks one of those of {@link CocoOptions#MASKS}
   */
  CocoAnnotation(KeypointNames keypointNames, String masks) {
    this.keypointNames = keypointNames;
    this.masks = masks;
  }

  /** Returns the fields of a region. */
  Map<String, Object> fields(DrawnRegion drawn) {
    Shape shape = drawn.region().shape();
    List<List<Point>> outlines = Outlines.of(shape);
    boolean crowd = LabelAttributes.isSet(drawn.label().attributes(), LabelAttributes.CROWD);
    boolean runs = shape instanceof Mask && (crowd || masks.equals(CocoOptions.RLE));
    Map<String, Object> fields = new LinkedHashMap<>();
    Box box = rounded(drawn.box());
    fields.put("bbox", box(box));
    fields.put("area", Rounding.pixels(area(shape, box, outlines, runs)));
    fields.put("iscrowd", crowd ? 1 : 0);
    fields.put("segmentation", runs ? CocoRle.fields((Mask) shape) : segmentation(outlines));
    if (shape instanceof Keypoints keypoints) {
      addKeypoints(drawn, keypoints, fields);
    }
    addScoreAndAttributes(drawn.label(), fields);
    return fields;
  }

  private static double area(Shape shape, Box box, List<List<Point>> outlines, boolean runs) {
    if (runs && shape instanceof Mask mask) {
      return MaskOverlap.area(mask);
    }
    return outlines.isEmpty() ? box.area() : Outlines.area(outlines);
  }

  /** Rounds the edges, so that width and height are those between them. */
  private static Box rounded(Box box) {
    return new Box(
        Rounding.pixels(box.xMin()),
        Rounding.pixels(box.yMin()),
        Rounding.pixels(box.xMax()),
        Rounding.pixels(box.yMax()));
  }

  private static List<Object> box(Box box) {
    return List.of(
        box.xMin(), box.yMin(), Rounding.pixels(box.width()), Rounding.pixels(box.height()));
  }

  private static List<Object> segmentation(List<List<Point>> outlines) {
    List<Object> polygons = new ArrayList<>();
    for (List<Point> outline : outlines) {
      List<Object> numbers = new ArrayList<>();
      for (Point point : outline) {
        numbers.add(Rounding.pixels(point.x()));
        numbers.add(Rounding.pixels(point.y()));
      }
      polygons.add(numbers);
    }
    return polygons;
  }

  private void addKeypoints(DrawnRegion drawn, Keypoints keypoints, Map<String, Object> fields) {
    List<?> hidden =
        drawn.label().attributes().get(LabelAttributes.HIDDEN_POINTS) instanceof List<?> names
            ? names
            : List.of();
    List<Optional<Keypoint>> points = keypointNames.ordered(drawn.region().label(), keypoints);
    List<Object> numbers = new ArrayList<>();
    for (Optional<Keypoint> point : points) {
      numbers.add(Rounding.pixels(point.map(p -> p.at().x()).orElse(0.0)));
      numbers.add(Rounding.pixels(point.map(p -> p.at().y()).orElse(0.0)));
      numbers.add(point.map(p -> hidden.contains(p.name()) ? HIDDEN : VISIBLE).orElse(0));
    }
    fields.put("keypoints", numbers);
    fields.put("num_keypoints", points.stream().filter(Optional::isPresent).count());
  }

  private static void addScoreAndAttributes(Label label, Map<String, Object> fields) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (label.scored()) {
      double score = Rounding.score(label.suggestion().score());
      fields.put("score", score);
      attributes.put("score", score);
    }
    label
        .attributes()
        .forEach(
            (name, value) -> {
              boolean elsewhere =
                  name.equals(LabelAttributes.CROWD) || name.equals(LabelAttributes.HIDDEN_POINTS);
              if (!elsewhere && !(value instanceof Map)) {
                attributes.put(name, value);
              }
            });
    if (!attributes.isEmpty()) {
      fields.put("attributes", attributes);
    }
  }
}
