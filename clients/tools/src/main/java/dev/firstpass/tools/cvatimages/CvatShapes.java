package dev.firstpass.tools.cvatimages;

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
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.IndentedXml;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** Writes the elements of one image. Confined to one file. */
final class CvatShapes {
  static final String CONFIDENCE = "confidence";

  /** Attributes that CVAT's elements have by another name. */
  private static final Set<String> BUILT_IN =
      Set.of(LabelAttributes.OCCLUDED, LabelAttributes.GROUP, LabelAttributes.LAYER);

  private static final double FULL_TURN = 360;

  private final IndentedXml xml;
  private final ShapeLosses losses;

  CvatShapes(IndentedXml xml, ShapeLosses losses) {
    this.xml = xml;
    this.losses = losses;
  }

  /** Returns a label as CVAT's XML can hold it. */
  static String name(String label) {
    return CleanText.xml(CleanText.oneLine(label));
  }

  void writeTag(Label tag) throws XMLStreamException {
    Map<String, String> about = head(tag);
    group(tag, about);
    xml.start("tag", about);
    writeAttributes(tag);
    xml.end();
  }

  void write(DrawnRegion drawn) throws XMLStreamException {
    Shape shape = drawn.region().shape();
    Label label = drawn.label();
    if (shape instanceof Keypoints keypoints && !keypoints.points().isEmpty()) {
      losses.keypointsWithoutBox(drawn, keypoints);
      writeSkeleton(label, keypoints);
    } else if (shape instanceof Polygon polygon) {
      writeShape("polygon", label, Map.of("points", points(polygon.points())));
    } else if (shape instanceof Mask mask) {
      writeShape("mask", label, CvatMask.written(mask));
    } else if (shape instanceof RotatedBox rotated) {
      writeShape("box", label, rotated(rotated));
    } else {
      losses.asBox(drawn);
      writeShape("box", label, corners(drawn.box()));
    }
  }

  private void writeShape(String element, Label label, Map<String, String> shape)
      throws XMLStreamException {
    Map<String, String> about = head(label);
    occluded(label, about);
    about.putAll(shape);
    layer(label, about);
    group(label, about);
    xml.start(element, about);
    writeAttributes(label);
    xml.end();
  }

  private void writeSkeleton(Label label, Keypoints keypoints) throws XMLStreamException {
    Map<String, String> about = head(label);
    layer(label, about);
    group(label, about);
    xml.start("skeleton", about);
    for (Keypoint point : keypoints.points()) {
      Map<String, String> element = new LinkedHashMap<>();
      element.put("label", name(point.name()));
      element.put("source", source(label));
      element.put("outside", "0");
      occluded(label, element);
      element.put("points", points(List.of(point.at())));
      xml.start("points", element);
      if (point.score() != 1) {
        writeAttribute(CONFIDENCE, Rounding.decimal(point.score()));
      }
      xml.end();
    }
    writeAttributes(label);
    xml.end();
  }

  private void writeAttributes(Label label) throws XMLStreamException {
    if (label.scored()) {
      writeAttribute(CONFIDENCE, Rounding.decimal(label.suggestion().score()));
    }
    for (Map.Entry<String, Object> attribute : label.attributes().entrySet()) {
      if (!BUILT_IN.contains(attribute.getKey())) {
        writeAttribute(attribute.getKey(), String.valueOf(attribute.getValue()));
      }
    }
  }

  private void writeAttribute(String name, String value) throws XMLStreamException {
    xml.text("attribute", Map.of("name", name), value);
  }

  private Map<String, String> head(Label label) {
    String written = name(label.suggestion().label());
    losses.renamed(label.suggestion().label(), written);
    Map<String, String> about = new LinkedHashMap<>();
    about.put("label", written);
    about.put("source", source(label));
    return about;
  }

  private static String source(Label label) {
    return label.scored() ? "auto" : "manual";
  }

  private static void occluded(Label label, Map<String, String> about) {
    boolean occluded = LabelAttributes.isSet(label.attributes(), LabelAttributes.OCCLUDED);
    about.put("occluded", occluded ? "1" : "0");
  }

  private static void layer(Label label, Map<String, String> about) {
    long layer = LabelAttributes.whole(label.attributes(), LabelAttributes.LAYER).orElse(0L);
    about.put("z_order", String.valueOf(layer));
  }

  private static void group(Label label, Map<String, String> about) {
    LabelAttributes.whole(label.attributes(), LabelAttributes.GROUP)
        .ifPresent(group -> about.put("group_id", String.valueOf(group)));
  }

  private static Map<String, String> corners(Box box) {
    Map<String, String> corners = new LinkedHashMap<>();
    corners.put("xtl", Rounding.plainPixels(box.xMin()));
    corners.put("ytl", Rounding.plainPixels(box.yMin()));
    corners.put("xbr", Rounding.plainPixels(box.xMax()));
    corners.put("ybr", Rounding.plainPixels(box.yMax()));
    return corners;
  }

  /** The box before it is turned, and the degrees clockwise about its centre. */
  private static Map<String, String> rotated(RotatedBox box) {
    Map<String, String> corners =
        corners(Box.ofCentre(box.xCentre(), box.yCentre(), box.width(), box.height()));
    double degrees = Math.toDegrees(box.radians()) % FULL_TURN;
    String rotation = Rounding.decimal(degrees < 0 ? degrees + FULL_TURN : degrees);
    if (!rotation.equals("0")) {
      corners.put("rotation", rotation);
    }
    return corners;
  }

  private static String points(List<Point> points) {
    return points.stream()
        .map(point -> Rounding.plainPixels(point.x()) + "," + Rounding.plainPixels(point.y()))
        .collect(Collectors.joining(";"));
  }
}
