package dev.firstpass.tools.eaf;

import dev.firstpass.core.tool.DropReport;
import dev.firstpass.tools.labelfile.IndentedXml;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.Tier;
import dev.firstpass.tools.labelfile.Tier.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Writes the segments of one recording as an ELAN annotation document. */
final class EafDocument {
  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd";
  static final String MILLISECONDS = "milliseconds";
  private static final String TIER_TYPE = "default-lt";
  private static final Map<String, String> MEDIA_TYPES =
      Map.of("wav", "audio/x-wav", "mp3", "audio/mpeg", "mp4", "video/mp4");

  private final RecordingLabels draft;
  private final List<Tier> tiers;
  private final TimeSlots slots;
  private final IndentedXml xml;
  private int annotations;

  private EafDocument(RecordingLabels draft, DropReport report, OutputStream out)
      throws XMLStreamException {
    this.draft = draft;
    this.tiers = Tier.of(draft, report);
    this.slots = TimeSlots.of(tiers);
    this.xml = new IndentedXml(out);
  }

  /**
   * Writes the document and leaves {@code out} open.
   *
   * @param report counts what does not fit on one tier
   */
  static void write(RecordingLabels draft, DropReport report, OutputStream out) throws IOException {
    try {
      new EafDocument(draft, report, out).write();
    } catch (XMLStreamException e) {
      throw new IOException("the XML cannot be written", e);
    }
  }

  private void write() throws XMLStreamException {
    xml.start(
        "ANNOTATION_DOCUMENT",
        attributes(
            "AUTHOR",
            draft.model().map(model -> "draft by " + model).orElse(""),
            "DATE",
            "1970-01-01T00:00:00+00:00",
            "FORMAT",
            "3.0",
            "VERSION",
            "3.0",
            "xmlns:xsi",
            SCHEMA_INSTANCE,
            "xsi:noNamespaceSchemaLocation",
            SCHEMA));
    writeHead();
    xml.start("TIME_ORDER");
    for (int i = 0; i < slots.size(); i++) {
      xml.empty(
          "TIME_SLOT",
          attributes("TIME_SLOT_ID", slots.id(i), "TIME_VALUE", String.valueOf(slots.millis(i))));
    }
    xml.end();
    for (Tier tier : tiers) {
      writeTier(tier);
    }
    xml.empty(
        "LINGUISTIC_TYPE",
        attributes(
            "GRAPHIC_REFERENCES", "false",
            "LINGUISTIC_TYPE_ID", TIER_TYPE,
            "TIME_ALIGNABLE", "true"));
    xml.end();
    xml.finish();
  }

  private void writeHead() throws XMLStreamException {
    String file = draft.path().fileName();
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    xml.start("HEADER", attributes("MEDIA_FILE", "", "TIME_UNITS", MILLISECONDS));
    xml.empty(
        "MEDIA_DESCRIPTOR",
        attributes(
            "MEDIA_URL", "file:///" + encoded(file),
            "MIME_TYPE", MEDIA_TYPES.getOrDefault(extension, "unknown"),
            "RELATIVE_MEDIA_URL", "./" + encoded(file)));
    xml.end();
  }

  private void writeTier(Tier tier) throws XMLStreamException {
    xml.start(
        "TIER",
        attributes(
            "LINGUISTIC_TYPE_REF", TIER_TYPE,
            "PARTICIPANT", tier.voice(),
            "TIER_ID", tier.name()));
    for (Interval interval : tier.intervals()) {
      xml.start("ANNOTATION");
      xml.start(
          "ALIGNABLE_ANNOTATION",
          attributes(
              "ANNOTATION_ID", "a" + (annotations + 1),
              "TIME_SLOT_REF1", slots.start(annotations),
              "TIME_SLOT_REF2", slots.end(annotations)));
      xml.text("ANNOTATION_VALUE", interval.text());
      xml.end();
      xml.end();
      annotations++;
    }
    xml.end();
  }

  private static String encoded(String file) {
    try {
      return new URI(null, null, "/" + file, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path is always a URI: " + file, e);
    }
  }

  private static Map<String, String> attributes(String... namesAndValues) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return attributes;
  }
}
