package dev.firstpass.tools.voc;

import dev.firstpass.tools.labelfile.CleanText;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes UTF-8 XML, one element per line. Confined to one document. */
final class IndentedXml {
  private static final String INDENT = "  ";

  private final XMLStreamWriter xml;
  private int depth;

  IndentedXml(OutputStream out) throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
  }

  /** Opens an element that holds elements. */
  void start(String name) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    xml.writeCharacters("\n");
    depth++;
  }

  /** Closes the element that was opened last. */
  void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** Writes an element that holds any text; what XML cannot hold is replaced. */
  void text(String name, String text) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    writeCharacters(CleanText.xml(text));
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** Completes the document; the stream stays open. */
  void finish() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
  }

  /** Carriage returns are escaped: readers turn bare ones into line feeds. */
  private void writeCharacters(String text) throws XMLStreamException {
    int from = 0;
    for (int to = text.indexOf('\r'); to >= 0; to = text.indexOf('\r', from)) {
      xml.writeCharacters(text.substring(from, to));
      xml.writeEntityRef("#13");
      from = to + 1;
    }
    xml.writeCharacters(text.substring(from));
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters(INDENT.repeat(depth));
  }
}
