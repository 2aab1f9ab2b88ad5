package dev.firstpass.tools.cvatimages;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.Ellipse;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.PointsBox;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the label that one element of an image is. */
final class CvatElement {
  private static final Set<String> SCORES = Set.of(CvatShapes.CONFIDENCE, "score");

  private CvatElement() {}

  /** Reads a box, polygon, mask, ellipse, skeleton, points or tag. */
  static Label read(XmlElement element, ImageFacts image) throws IOException {
    String label = element.attribute("label");
    Optional<Double> score = score(element);
    return element.name().equals("tag")
        ? ReadLabels.tag(label, score, attributes(element))
        : ReadLabels.region(label, shape(element, image), score, attributes(element));
  }

  private static Shape shape(XmlElement element, ImageFacts image) throws IOException {
    return switch (element.name()) {
      case "box" -> box(element);
      case "polygon" -> new Polygon(points(element));
      case "mask" -> CvatMask.read(element, image);
      case "ellipse" ->
          Ellipse.polygon(
              element.number("cx"),
              element.number("cy"),
              element.number("rx"),
              element.number("ry"),
              radians(element));
      case "skeleton" -> PointsBox.of(elements(element));
      case "points" -> PointsBox.of(numbered(points(element)));
      default -> throw element.wrong("cannot be held; draw a box, polygon or mask instead");
    };
  }

  private static Shape box(XmlElement element) throws IOException {
    Box box =
        new Box(
            element.number("xtl"),
            element.number("ytl"),
            element.number("xbr"),
            element.number("ybr"));
    double radians = radians(element);
    return radians == 0
        ? box
        : new RotatedBox(
            (box.xMin() + box.xMax()) / 2,
            (box.yMin() + box.yMax()) / 2,
            box.width(),
            box.height(),
            radians);
  }

  /** The points of a skeleton but those that are not in the picture. */
  private static List<Keypoint> elements(XmlElement skeleton) throws IOException {
    List<Keypoint> points = new ArrayList<>();
    for (XmlElement element : skeleton.all("points")) {
      if (!"1".equals(element.attributes().get("outside"))) {
        for (Point point : points(element)) {
          points.add(new Keypoint(element.attribute("label"), point, score(element).orElse(1.0)));
        }
      }
    }
    return points;
  }

  private static List<Keypoint> numbered(List<Point> points) {
    List<Keypoint> named = new ArrayList<>();
    for (Point point : points) {
      named.add(new Keypoint(String.valueOf(named.size() + 1), point, 1));
    }
    return named;
  }

  private static List<Point> points(XmlElement element) throws IOException {
    List<Point> points = new ArrayList<>();
    for (String pair : element.attribute("points").split(";", -1)) {
      String[] numbers = pair.split(",", -1);
      try {
        points.add(new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw element.wrong("has the point '" + pair + "', which is not 'x,y'");
      }
    }
    return points;
  }

  private static double radians(XmlElement element) throws IOException {
    return element.attributes().containsKey("rotation")
        ? Math.toRadians(element.number("rotation"))
        : 0;
  }

  /** A confidence in [0, 1]; what has another scale stays an attribute. */
  private static Optional<Double> score(XmlElement element) {
    return element.all("attribute").stream()
        .filter(CvatElement::isScore)
        .map(attribute -> Double.valueOf(attribute.text()))
        .findFirst();
  }

  private static boolean isScore(XmlElement attribute) {
    try {
      double value = Double.parseDouble(attribute.text());
      return SCORES.contains(attribute.attributes().getOrDefault("name", ""))
          && value >= 0
          && value <= 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Map<String, Object> attributes(XmlElement element) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if ("1".equals(element.attributes().get("occluded"))) {
      attributes.put(LabelAttributes.OCCLUDED, true);
    }
    whole(element, "group_id", LabelAttributes.GROUP, attributes);
    whole(element, "z_order", LabelAttributes.LAYER, attributes);
    for (XmlElement attribute : element.all("attribute")) {
      if (!isScore(attribute)) {
        attributes.put(attribute.attribute("name"), PlainValues.parse(attribute.text()));
      }
    }
    return attributes;
  }

  /** Zero means that nobody said so. */
  private static void whole(
      XmlElement element, String name, String attribute, Map<String, Object> attributes)
      throws IOException {
    if (element.attributes().containsKey(name) && element.number(name) != 0) {
      attributes.put(attribute, (int) element.number(name));
    }
  }
}
