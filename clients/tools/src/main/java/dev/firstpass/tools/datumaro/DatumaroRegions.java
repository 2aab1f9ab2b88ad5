package dev.firstpass.tools.datumaro;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.CocoRle;
import dev.firstpass.tools.labelfile.FlatPoints;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the annotations of one file. Confined to one file. */
final class DatumaroRegions {
  static final String SCORE = "score";
  static final String ROTATION = "rotation";
  static final String ATTRIBUTES = "attributes";
  private static final double FULL_TURN = 360;

  private final ClassIds ids;
  private final PointNames pointNames;
  private final ShapeLosses losses;
  private long nextGroup;

  DatumaroRegions(
      List<ImageLabels> images, ClassIds ids, PointNames pointNames, ShapeLosses losses) {
    this.ids = ids;
    this.pointNames = pointNames;
    this.losses = losses;
    nextGroup = 1 + images.stream().mapToLong(DatumaroRegions::lastGroup).max().orElse(0);
  }

  /** Appends the annotation of a tag. */
  void addTag(Label tag, List<Object> annotations) {
    annotations.add(annotation("label", tag, annotations.size()));
  }

  /** Appends the annotations of a region: two of keypoints, one of anything else. */
  void add(DrawnRegion drawn, List<Object> annotations) {
    Shape shape = drawn.region().shape();
    Label label = drawn.label();
    int id = annotations.size();
    if (shape instanceof Polygon polygon) {
      annotations.add(
          shape("polygon", label, id, Map.of("points", FlatPoints.list(polygon.points()))));
    } else if (shape instanceof Mask mask) {
      annotations.add(shape("mask", label, id, Map.of("rle", rle(mask))));
    } else if (shape instanceof RotatedBox rotated) {
      annotations.add(rotated(label, id, rotated));
    } else if (shape instanceof Keypoints keypoints && !keypoints.points().isEmpty()) {
      addKeypoints(drawn, keypoints, annotations);
    } else {
      losses.asBox(drawn);
      annotations.add(shape("bbox", label, id, Map.of("bbox", box(drawn.box()))));
    }
  }

  /** Points and the box around them are two annotations of one group. */
  private void addKeypoints(DrawnRegion drawn, Keypoints keypoints, List<Object> annotations) {
    losses.keypointsWithoutScores(drawn, keypoints);
    if (drawn.label().attributes().containsKey(LabelAttributes.GROUP)) {
      losses.add("attribute-left-out", drawn.label());
    }
    long group = nextGroup++;
    Map<String, Object> points =
        shape(
            "points",
            drawn.label(),
            annotations.size(),
            pointNames.written(drawn.region().label(), keypoints));
    points.put(LabelAttributes.GROUP, group);
    annotations.add(points);
    Map<String, Object> box =
        shape("bbox", drawn.label(), annotations.size(), Map.of("bbox", box(drawn.box())));
    box.put(LabelAttributes.GROUP, group);
    annotations.add(box);
  }

  private Map<String, Object> rotated(Label label, int id, RotatedBox rotated) {
    Box box = Box.ofCentre(rotated.xCentre(), rotated.yCentre(), rotated.width(), rotated.height());
    Map<String, Object> annotation = shape("bbox", label, id, Map.of("bbox", box(box)));
    double degrees = Math.toDegrees(rotated.radians()) % FULL_TURN;
    if (Rounding.score(degrees) != 0) {
      Map<String, Object> attributes = attributes(label);
      attributes.put(ROTATION, Rounding.score(degrees < 0 ? degrees + FULL_TURN : degrees));
      annotation.put(ATTRIBUTES, attributes);
    }
    return annotation;
  }

  private Map<String, Object> shape(String type, Label label, int id, Map<String, ?> shape) {
    Map<String, Object> annotation = annotation(type, label, id);
    annotation.put(
        "z_order", LabelAttributes.whole(label.attributes(), LabelAttributes.LAYER).orElse(0L));
    annotation.putAll(shape);
    return annotation;
  }

  private Map<String, Object> annotation(String type, Label label, int id) {
    Map<String, Object> annotation = new LinkedHashMap<>();
    annotation.put("id", id);
    annotation.put("type", type);
    annotation.put(ATTRIBUTES, attributes(label));
    annotation.put(
        LabelAttributes.GROUP,
        LabelAttributes.whole(label.attributes(), LabelAttributes.GROUP).orElse(0L));
    annotation.put("label_id", ids.of(label.suggestion().label()));
    return annotation;
  }

  private static Map<String, Object> attributes(Label label) {
    Map<String, Object> attributes = new LinkedHashMap<>(label.attributes());
    attributes.remove(LabelAttributes.GROUP);
    attributes.remove(LabelAttributes.LAYER);
    if (label.scored()) {
      attributes.put(SCORE, Rounding.score(label.suggestion().score()));
    }
    return attributes;
  }

  private static Map<String, Object> rle(Mask mask) {
    Map<String, Object> rle = new LinkedHashMap<>();
    rle.put("counts", CocoRle.compressed(CocoRle.counts(mask)));
    rle.put("size", List.of(mask.height(), mask.width()));
    return rle;
  }

  private static List<Double> box(Box box) {
    return Stream.of(box.xMin(), box.yMin(), box.width(), box.height())
        .map(Rounding::pixels)
        .toList();
  }

  private static long lastGroup(ImageLabels image) {
    return image.regions().stream()
        .map(drawn -> LabelAttributes.whole(drawn.label().attributes(), LabelAttributes.GROUP))
        .mapToLong(group -> group.orElse(0L))
        .max()
        .orElse(0);
  }
}
