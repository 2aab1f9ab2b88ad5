package dev.firstpass.tools.voc;

import dev.firstpass.core.draft.Box;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.IndentedXml;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLStreamException;

/** Writes the labels of one image as Pascal VOC XML. */
final class VocDocument {
  private VocDocument() {}

  /** Writes the document and leaves {@code out} open. */
  static void write(ImageLabels draft, OutputStream out) throws IOException {
    try {
      var xml = new IndentedXml(out);
      xml.start("annotation");
      writeHead(draft, xml);
      for (DrawnRegion drawn : draft.regions()) {
        writeObject(drawn, draft, xml);
      }
      xml.end();
      xml.finish();
    } catch (XMLStreamException e) {
      throw new IOException("the XML cannot be written", e);
    }
  }

  private static void writeHead(ImageLabels draft, IndentedXml xml) throws XMLStreamException {
    String folder = String.join("/", draft.path().folders());
    // Not empty: some readers join it to the file's name without looking.
    xml.text("folder", folder.isEmpty() ? "images" : folder);
    xml.text("filename", draft.path().fileName());
    xml.start("source");
    xml.text("database", "Unknown");
    xml.text("annotation", draft.model().map(model -> "draft by " + model).orElse("Unknown"));
    xml.end();
    xml.start("size");
    xml.text("width", String.valueOf(draft.image().width()));
    xml.text("height", String.valueOf(draft.image().height()));
    xml.text("depth", "3");
    xml.end();
    xml.text("segmented", "0");
  }

  private static void writeObject(DrawnRegion drawn, ImageLabels draft, IndentedXml xml)
      throws XMLStreamException {
    Box box = drawn.box();
    int width = draft.image().width();
    int height = draft.image().height();
    long xMin = corner(box.xMin(), width);
    long yMin = corner(box.yMin(), height);
    long xMax = corner(box.xMax(), width);
    long yMax = corner(box.yMax(), height);
    boolean touchesBorder = xMin == 1 || yMin == 1 || xMax == width || yMax == height;
    xml.start("object");
    xml.text("name", drawn.region().label());
    xml.text("pose", "Unspecified");
    xml.text("truncated", touchesBorder ? "1" : "0");
    xml.text("difficult", "0");
    xml.start("bndbox");
    xml.text("xmin", String.valueOf(xMin));
    xml.text("ymin", String.valueOf(yMin));
    xml.text("xmax", String.valueOf(xMax));
    xml.text("ymax", String.valueOf(yMax));
    xml.end();
    xml.text("confidence", String.valueOf(Rounding.score(drawn.region().score())));
    xml.end();
  }

  private static long corner(double edge, int limit) {
    return Math.max(1, Math.min(limit, Math.round(edge)));
  }
}
