package dev.firstpass.tools.voc;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes labels of the objects of a file. */
final class VocObject {
  /** A part of an object, which is no label of its own. */
  static final String PART = "part";

  /** The elements of an object that mean something here. */
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "pose",
          "truncated",
          "difficult",
          "occluded",
          "bndbox",
          "confidence",
          "score",
          "attributes",
          PART);

  private VocObject() {}

  /**
   * Returns the label of an object.
   *
   * @param oneBased whether its corners are pixels counted from 1
   */
  static Label label(XmlElement object, ImageFacts image, boolean oneBased) throws IOException {
    Box box = box(object.child("bndbox"), oneBased);
    Map<String, Object> attributes = new LinkedHashMap<>();
    addFlags(object, VocCorners.of(box, image, oneBased).touchesBorder(), attributes);
    object
        .find(VocDocument.POSE)
        .map(XmlElement::text)
        .filter(pose -> !pose.isEmpty() && !pose.equals(VocDocument.UNSPECIFIED))
        .ifPresent(pose -> attributes.put(VocDocument.POSE, pose));
    for (XmlElement all : object.all("attributes")) {
      for (XmlElement attribute : all.all("attribute")) {
        attributes.put(
            attribute.child("name").text(), PlainValues.parse(attribute.child("value").text()));
      }
    }
    Map<String, Object> left = new LinkedHashMap<>();
    for (XmlElement child : object.children()) {
      if (!KNOWN.contains(child.name())) {
        VocHead.put(child, left);
      }
    }
    return ReadLabels.region(
        object.child("name").text(),
        box,
        score(object),
        Leftovers.kept(attributes, VocFormat.NAME, left));
  }

  /** What the writer says by itself is no attribute. */
  private static void addFlags(
      XmlElement object, boolean touchesBorder, Map<String, Object> attributes) {
    Optional<Boolean> truncated = flag(object, "truncated");
    if (truncated.isPresent() && (truncated.orElseThrow() || touchesBorder)) {
      attributes.put(LabelAttributes.TRUNCATED, truncated.orElseThrow());
    }
    if (flag(object, "difficult").orElse(false)) {
      attributes.put(LabelAttributes.DIFFICULT, true);
    }
    flag(object, "occluded").ifPresent(set -> attributes.put(LabelAttributes.OCCLUDED, set));
  }

  private static Optional<Boolean> flag(XmlElement object, String name) {
    return object
        .find(name)
        .map(element -> element.text().equals("1") || element.text().equalsIgnoreCase("true"));
  }

  private static Optional<Double> score(XmlElement object) throws IOException {
    Optional<XmlElement> told = object.find("confidence").or(() -> object.find("score"));
    if (told.isEmpty()) {
      return Optional.empty();
    }
    double score = told.orElseThrow().number();
    if (score < 0 || score > 1) {
      throw told.orElseThrow().wrong("is " + score + ", which is not in [0, 1]");
    }
    return Optional.of(score);
  }

  private static Box box(XmlElement corners, boolean oneBased) throws IOException {
    int first = oneBased ? 1 : 0;
    double xMin = corners.child("xmin").number() - first;
    double yMin = corners.child("ymin").number() - first;
    double xMax = corners.child("xmax").number();
    double yMax = corners.child("ymax").number();
    if (xMin > xMax || yMin > yMax) {
      throw corners.wrong("has a left edge right of the right one, or an upper below the lower");
    }
    return new Box(xMin, yMin, xMax, yMax);
  }
}
