package dev.firstpass.tools.voc;

import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.IndentedXml;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Writes the labels of one image as Pascal VOC XML. Confined to one writing. */
final class VocDocument {
  /** The attribute of a label that says from where it is seen. */
  static final String POSE = "pose";

  static final String UNSPECIFIED = "Unspecified";

  private static final Set<String> ELEMENTS =
      Set.of(POSE, LabelAttributes.TRUNCATED, LabelAttributes.DIFFICULT, LabelAttributes.OCCLUDED);

  private final boolean oneBased;
  private final ShapeLosses losses;

  VocDocument(boolean oneBased, ShapeLosses losses) {
    this.oneBased = oneBased;
    this.losses = losses;
  }

  /** Writes the document and leaves {@code out} open. */
  void write(ImageLabels image, OutputStream out) throws IOException {
    try {
      var xml = new IndentedXml(out);
      writeHead(image, xml);
      losses.withoutTags(image);
      for (DrawnRegion drawn : image.regions()) {
        writeObject(drawn, image, xml);
      }
      xml.end();
      xml.finish();
    } catch (XMLStreamException e) {
      throw new IOException("the XML cannot be written", e);
    }
  }

  private static void writeHead(ImageLabels image, IndentedXml xml) throws XMLStreamException {
    Map<String, Object> head = VocHead.of(image);
    Leftovers.into(head, Leftovers.in(image.attributes(), VocFormat.NAME));
    Object verified = head.remove(VocHead.VERIFIED);
    Object depth = head.remove(VocHead.DEPTH);
    Object segmented = head.remove("segmented");
    xml.start(
        "annotation", verified == null ? Map.of() : Map.of(VocHead.VERIFIED, verified.toString()));
    writeAll(head, xml);
    xml.start("size");
    xml.text("width", String.valueOf(image.image().width()));
    xml.text("height", String.valueOf(image.image().height()));
    xml.text(VocHead.DEPTH, String.valueOf(depth));
    xml.end();
    xml.text("segmented", String.valueOf(segmented));
  }

  private static void writeAll(Map<?, ?> values, IndentedXml xml) throws XMLStreamException {
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      List<?> all = entry.getValue() instanceof List<?> list ? list : List.of(entry.getValue());
      for (Object value : all) {
        write(String.valueOf(entry.getKey()), value, xml);
      }
    }
  }

  private static void write(String name, Object value, IndentedXml xml) throws XMLStreamException {
    if (value instanceof Map<?, ?> group) {
      xml.start(name);
      writeAll(group, xml);
      xml.end();
    } else {
      xml.text(name, String.valueOf(value));
    }
  }

  private void writeObject(DrawnRegion drawn, ImageLabels image, IndentedXml xml)
      throws XMLStreamException {
    Map<String, Object> attributes = drawn.label().attributes();
    VocCorners corners = VocCorners.of(drawn.box(), image.image(), oneBased);
    Object truncated = attributes.getOrDefault(LabelAttributes.TRUNCATED, corners.touchesBorder());
    xml.start("object");
    xml.text("name", drawn.region().label());
    xml.text(POSE, LabelAttributes.text(attributes, POSE).orElse(UNSPECIFIED));
    xml.text("truncated", flag(Boolean.TRUE.equals(truncated)));
    xml.text("difficult", flag(LabelAttributes.isSet(attributes, LabelAttributes.DIFFICULT)));
    if (attributes.containsKey(LabelAttributes.OCCLUDED)) {
      xml.text("occluded", flag(LabelAttributes.isSet(attributes, LabelAttributes.OCCLUDED)));
    }
    xml.start("bndbox");
    xml.text("xmin", String.valueOf(corners.xMin()));
    xml.text("ymin", String.valueOf(corners.yMin()));
    xml.text("xmax", String.valueOf(corners.xMax()));
    xml.text("ymax", String.valueOf(corners.yMax()));
    xml.end();
    if (drawn.label().scored()) {
      xml.text("confidence", String.valueOf(Rounding.score(drawn.region().score())));
    }
    writeAll(Leftovers.in(attributes, VocFormat.NAME), xml);
    writeAttributes(drawn, xml);
    xml.end();
    losses.asBox(drawn);
    if (drawn.isClipped()) {
      losses.add("clipped", drawn.label());
    }
  }

  /** What has no element of its own stands where Datumaro and CVAT look for it. */
  private void writeAttributes(DrawnRegion drawn, IndentedXml xml) throws XMLStreamException {
    Map<String, Object> others = new LinkedHashMap<>();
    drawn
        .label()
        .attributes()
        .forEach(
            (name, value) -> {
              if (!ELEMENTS.contains(name) && isPlain(value)) {
                others.put(name, value);
              }
            });
    Set<String> written = new LinkedHashSet<>(ELEMENTS);
    written.addAll(others.keySet());
    losses.attributes(drawn.label(), written);
    if (others.isEmpty()) {
      return;
    }
    xml.start("attributes");
    for (Map.Entry<String, Object> other : others.entrySet()) {
      xml.start("attribute");
      xml.text("name", other.getKey());
      xml.text("value", other.getValue().toString());
      xml.end();
    }
    xml.end();
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}
