package dev.firstpass.tools.cvatimages;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.IndentedXml;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Writes one CVAT XML file. Confined to one file. */
final class CvatDocument {
  static final String SUBSET = "subset";

  private final List<ImageLabels> images;
  private final LabelSet labels;
  private final ShapeLosses losses;

  CvatDocument(List<ImageLabels> images, LabelSet labels, DropReport report) {
    this.images = images;
    this.labels = labels;
    losses = new ShapeLosses(report);
  }

  /** Writes the file and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    try {
      var xml = new IndentedXml(out);
      xml.start("annotations");
      xml.text("version", "1.1");
      writeMeta(xml);
      for (int id = 0; id < images.size(); id++) {
        writeImage(id, images.get(id), xml);
      }
      xml.end();
      xml.finish();
    } catch (XMLStreamException e) {
      throw new IOException("the XML cannot be written", e);
    }
  }

  /** The labels that the task must have; CVAT matches by name. */
  private void writeMeta(IndentedXml xml) throws XMLStreamException {
    boolean scored =
        images.stream()
            .flatMap(
                image ->
                    Stream.concat(
                        image.regions().stream().map(DrawnRegion::label), image.tags().stream()))
            .anyMatch(Label::scored);
    xml.start("meta");
    xml.start("task");
    xml.text("size", String.valueOf(images.size()));
    xml.text("mode", "annotation");
    xml.start("labels");
    for (String label : labels.names()) {
      xml.start("label");
      xml.text("name", CvatShapes.name(label));
      xml.start("attributes");
      if (scored) {
        writeConfidence(xml);
      }
      xml.end();
      xml.end();
    }
    xml.end();
    xml.end();
    xml.end();
  }

  private static void writeConfidence(IndentedXml xml) throws XMLStreamException {
    xml.start("attribute");
    xml.text("name", CvatShapes.CONFIDENCE);
    xml.text("mutable", "False");
    xml.text("input_type", "number");
    xml.text("default_value", "0");
    xml.text("values", "0;1;0.000001");
    xml.end();
  }

  private void writeImage(int id, ImageLabels image, IndentedXml xml) throws XMLStreamException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("id", String.valueOf(id));
    about.put("name", image.path().toString());
    LabelAttributes.text(image.attributes(), SUBSET).ifPresent(name -> about.put(SUBSET, name));
    about.put("width", String.valueOf(image.image().width()));
    about.put("height", String.valueOf(image.image().height()));
    xml.start("image", about);
    var shapes = new CvatShapes(xml, losses);
    for (DrawnRegion drawn : image.regions()) {
      shapes.write(drawn);
    }
    for (Label tag : image.tags()) {
      shapes.writeTag(tag);
    }
    xml.end();
  }
}
