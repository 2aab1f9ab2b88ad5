package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.PolygonFill;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.CocoRle;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.PointsBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shape of an annotation that is read: the one that says most. Confined to one annotation. */
final class CocoShapes {
  private static final String BOX = "bbox";
  private static final String SEGMENTATION = "segmentation";
  private static final String KEYPOINTS = "keypoints";

  private final Fields annotation;
  private final ImageFacts image;
  private final List<String> pointNames;

  /**
   * @param pointNames the names of the category's keypoints; numbers stand for those that lack
   */
  CocoShapes(Fields annotation, ImageFacts image, List<String> pointNames) {
    this.annotation = annotation;
    this.image = image;
    this.pointNames = pointNames;
  }

  /**
   * Returns the keypoints if one of them is labelled, else the mask or polygon, else the box; it is
   * turned by the attribute {@code rotation} in degrees, as CVAT writes it. Several polygons are
   * the mask that they fill.
   */
  Shape shape() throws IOException {
    List<Keypoint> points = keypoints(false);
    if (!points.isEmpty()) {
      Optional<Box> box = box();
      return box.isPresent() ? new Keypoints(box.orElseThrow(), points) : PointsBox.of(points);
    }
    Object segmentation = annotation.values().get(SEGMENTATION);
    if (segmentation instanceof Map<?, ?>) {
      return mask(annotation.fields(SEGMENTATION));
    }
    List<?> polygons = annotation.values(SEGMENTATION);
    if (!polygons.isEmpty()) {
      return outlines(polygons);
    }
    Box box =
        box()
            .orElseThrow(
                () ->
                    new IOException(
                        annotation.place()
                            + " has no bbox, segmentation or keypoints; draw one of them"));
    double degrees = rotation();
    return degrees == 0
        ? box
        : new RotatedBox(
            (box.xMin() + box.xMax()) / 2,
            (box.yMin() + box.yMax()) / 2,
            box.width(),
            box.height(),
            Math.toRadians(degrees));
  }

  /** Returns the names of the points that are labelled and hidden. */
  List<String> hiddenPoints() throws IOException {
    return keypoints(true).stream().map(Keypoint::name).toList();
  }

  private double rotation() {
    return annotation.values().get("attributes") instanceof Map<?, ?> attributes
            && attributes.get("rotation") instanceof Number degrees
            && Double.isFinite(degrees.doubleValue())
        ? degrees.doubleValue()
        : 0;
  }

  private Optional<Box> box() throws IOException {
    double[] numbers = annotation.numbers(BOX);
    if (numbers.length == 0) {
      return Optional.empty();
    }
    if (numbers.length != 4 || numbers[2] < 0 || numbers[3] < 0) {
      throw annotation.wrong(BOX, "left, top, width and height");
    }
    return Optional.of(Box.ofCorner(numbers[0], numbers[1], numbers[2], numbers[3]));
  }

  private List<Keypoint> keypoints(boolean hidden) throws IOException {
    double[] numbers = annotation.numbers(KEYPOINTS);
    if (numbers.length % 3 != 0) {
      throw annotation.wrong(KEYPOINTS, "x, y and visibility of each point");
    }
    List<Keypoint> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 3) {
      String name = i / 3 < pointNames.size() ? pointNames.get(i / 3) : String.valueOf(i / 3 + 1);
      if (hidden ? numbers[i + 2] == 1 : numbers[i + 2] > 0) {
        points.add(new Keypoint(name, new Point(numbers[i], numbers[i + 1]), 1));
      }
    }
    return points;
  }

  private Shape outlines(List<?> polygons) throws IOException {
    // One polygon without the list around it is read, too.
    List<?> lists = polygons.get(0) instanceof Number ? List.of(polygons) : polygons;
    List<List<Point>> outlines = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      outlines.add(outline(lists.get(i), annotation.place() + ".segmentation[" + i + "]"));
    }
    if (outlines.size() == 1) {
      return new Polygon(outlines.get(0));
    }
    var bitmap = new Bitmap(image.width(), image.height());
    outlines.forEach(outline -> PolygonFill.into(bitmap, outline));
    return bitmap.toMask();
  }

  private static List<Point> outline(@Nullable Object polygon, String place) throws IOException {
    double[] numbers =
        Fields.of(Map.of("points", polygon == null ? "" : polygon), place).numbers("points");
    if (numbers.length < 6 || numbers.length % 2 != 0) {
      throw new IOException(
          place + " has " + numbers.length + " numbers, not x and y of at least 3 points");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      points.add(new Point(numbers[i], numbers[i + 1]));
    }
    return points;
  }

  private Mask mask(Fields runs) throws IOException {
    double[] size = runs.numbers("size");
    if (size.length != 2 || size[0] != image.height() || size[1] != image.width()) {
      throw runs.wrong(
          "size", "that of the picture: [" + image.height() + ", " + image.width() + "]");
    }
    try {
      return CocoRle.mask(counts(runs), image.width(), image.height());
    } catch (IOException e) {
      throw new IOException(runs.place() + ": " + e.getMessage(), e);
    }
  }

  private static List<Integer> counts(Fields runs) throws IOException {
    if (runs.optionalText("counts").isPresent()) {
      return CocoRle.counts(runs.text("counts"));
    }
    List<Integer> counts = new ArrayList<>();
    for (double count : runs.numbers("counts")) {
      counts.add((int) count);
    }
    return counts;
  }
}
