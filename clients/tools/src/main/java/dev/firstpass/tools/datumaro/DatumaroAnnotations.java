package dev.firstpass.tools.datumaro;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CocoRle;
import dev.firstpass.tools.labelfile.Ellipse;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.FlatPoints;
import dev.firstpass.tools.labelfile.PointsBox;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the annotations of one item in their order. Confined to one item. */
final class DatumaroAnnotations {
  private final ImageFacts image;
  private final List<String> names;
  private final PointNames points;
  private final List<Label> labels = new ArrayList<>();

  DatumaroAnnotations(ImageFacts image, List<String> names, PointNames points) {
    this.image = image;
    this.names = names;
    this.points = points;
  }

  /** Returns what was read; points and a box of one group and label are one label. */
  List<Label> labels() {
    List<Label> joined = new ArrayList<>();
    for (Label label : labels) {
      int last = joined.size() - 1;
      if (last >= 0 && isBoxOf(joined.get(last), label)) {
        joined.set(last, withBox(joined.get(last), (Region) label.suggestion()));
      } else if (last >= 0 && isBoxOf(label, joined.get(last))) {
        joined.set(last, withBox(label, (Region) joined.get(last).suggestion()));
      } else {
        joined.add(label);
      }
    }
    return joined;
  }

  void add(Fields annotation) throws IOException {
    String type = annotation.text("type");
    String label = label(annotation);
    Map<String, Object> attributes = attributes(annotation);
    Optional<Double> score = score(annotation, attributes);
    labels.add(
        type.equals("label")
            ? ReadLabels.tag(label, score, attributes)
            : ReadLabels.region(label, shape(type, annotation, attributes), score, attributes));
  }

  private String label(Fields annotation) throws IOException {
    long id = annotation.whole("label_id");
    if (id < 0 || id >= names.size()) {
      throw annotation.wrong("label_id", "one of the " + names.size() + " labels of the file");
    }
    return names.get((int) id);
  }

  private Shape shape(String type, Fields annotation, Map<String, Object> attributes)
      throws IOException {
    return switch (type) {
      case "bbox" -> box(annotation, attributes);
      case "polygon" -> new Polygon(FlatPoints.of(annotation.numbers("points")));
      case "mask" -> mask(annotation.fields("rle"));
      case "points" -> PointsBox.of(points.read(annotation, label(annotation)));
      case "skeleton" -> PointsBox.of(skeleton(annotation));
      case "ellipse" -> ellipse(annotation.numbers("points"), annotation, attributes);
      default -> throw annotation.wrong("type", "a box, polygon, mask, points or label: " + type);
    };
  }

  private static Shape box(Fields annotation, Map<String, Object> attributes) throws IOException {
    double[] box = annotation.numbers("bbox");
    if (box.length != 4) {
      throw annotation.wrong("bbox", "a list of 4 numbers");
    }
    double radians = radians(attributes);
    return radians == 0
        ? Box.ofCorner(box[0], box[1], box[2], box[3])
        : new RotatedBox(box[0] + box[2] / 2, box[1] + box[3] / 2, box[2], box[3], radians);
  }

  private static Shape ellipse(double[] box, Fields annotation, Map<String, Object> attributes)
      throws IOException {
    if (box.length != 4) {
      throw annotation.wrong("points", "a list of 4 numbers");
    }
    return Ellipse.polygon(
        (box[0] + box[2]) / 2,
        (box[1] + box[3]) / 2,
        (box[2] - box[0]) / 2,
        (box[3] - box[1]) / 2,
        radians(attributes));
  }

  /** The degrees clockwise that CVAT tells; they are part of the shape, not an attribute. */
  private static double radians(Map<String, Object> attributes) {
    return attributes.get(DatumaroRegions.ROTATION) instanceof Number
            && attributes.remove(DatumaroRegions.ROTATION) instanceof Number degrees
        ? Math.toRadians(degrees.doubleValue())
        : 0;
  }

  private Mask mask(Fields rle) throws IOException {
    double[] size = rle.numbers("size");
    if (size.length != 2 || size[0] != image.height() || size[1] != image.width()) {
      throw rle.wrong("size", "[" + image.height() + ", " + image.width() + "] as the picture's");
    }
    Optional<String> text = rle.optionalText("counts");
    List<Integer> runs = new ArrayList<>();
    if (text.isPresent()) {
      runs.addAll(CocoRle.counts(text.get()));
    } else {
      for (double run : rle.numbers("counts")) {
        runs.add((int) run);
      }
    }
    return CocoRle.mask(runs, image.width(), image.height());
  }

  /** CVAT's skeletons have a label for each point. */
  private List<Keypoint> skeleton(Fields annotation) throws IOException {
    List<Keypoint> read = new ArrayList<>();
    for (Fields element : annotation.list("elements")) {
      String name = label(element);
      for (Keypoint point : points.read(element, name)) {
        read.add(new Keypoint(name, point.at(), 1));
      }
    }
    return read;
  }

  private static Map<String, Object> attributes(Fields annotation) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (annotation.has("attributes")) {
      annotation
          .fields("attributes")
          .values()
          .forEach((name, value) -> attributes.put(String.valueOf(name), value));
    }
    attributes.values().removeIf(value -> value == null);
    attributes.remove(LabelAttributes.OCCLUDED, false);
    whole(annotation, LabelAttributes.GROUP, LabelAttributes.GROUP, attributes);
    whole(annotation, "z_order", LabelAttributes.LAYER, attributes);
    return attributes;
  }

  /** Zero means that nobody said so. */
  private static void whole(
      Fields annotation, String name, String attribute, Map<String, Object> attributes)
      throws IOException {
    if (annotation.has(name) && annotation.whole(name) != 0) {
      attributes.put(attribute, (int) annotation.whole(name));
    }
  }

  private static Optional<Double> score(Fields annotation, Map<String, Object> attributes)
      throws IOException {
    if (!annotation.has("attributes")) {
      return Optional.empty();
    }
    attributes.remove(DatumaroRegions.SCORE);
    return annotation.fields("attributes").score(DatumaroRegions.SCORE);
  }

  private static boolean isBoxOf(Label points, Label box) {
    return points.suggestion() instanceof Region one
        && one.shape() instanceof Keypoints
        && box.suggestion() instanceof Region other
        && other.shape() instanceof Box
        && one.label().equals(other.label())
        && points.attributes().containsKey(LabelAttributes.GROUP)
        && points.attributes().equals(box.attributes());
  }

  private static Label withBox(Label points, Region box) {
    Region region = (Region) points.suggestion();
    Keypoints keypoints = new Keypoints(box.box(), ((Keypoints) region.shape()).points());
    Map<String, Object> attributes = new LinkedHashMap<>(points.attributes());
    attributes.remove(LabelAttributes.GROUP);
    return new Label(
        new Region(region.label(), region.score(), keypoints), points.scored(), attributes);
  }
}
