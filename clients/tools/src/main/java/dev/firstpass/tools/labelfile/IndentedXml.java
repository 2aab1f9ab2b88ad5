package dev.firstpass.tools.labelfile;

import java.io.OutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes UTF-8 XML, one element per line. Confined to one document. */
public final class IndentedXml {
  private static final String INDENT = "  ";

  private final XMLStreamWriter xml;
  private int depth;

  /**
   * Begins a document.
   *
   * @param out left open
   */
  public IndentedXml(OutputStream out) throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
  }

  /** Opens an element that holds elements. */
  public void start(String name) throws XMLStreamException {
    start(name, Map.of());
  }

  /** Opens an element with attributes that holds elements. */
  public void start(String name, Map<String, String> attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    writeAttributes(attributes);
    xml.writeCharacters("\n");
    depth++;
  }

  /** Writes an element that has attributes and nothing else. */
  public void empty(String name, Map<String, String> attributes) throws XMLStreamException {
    indent();
    xml.writeEmptyElement(name);
    writeAttributes(attributes);
    xml.writeCharacters("\n");
  }

  /** Closes the element that was opened last. */
  public void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** Writes an element that holds any text; what XML cannot hold is replaced. */
  public void text(String name, String text) throws XMLStreamException {
    text(name, Map.of(), text);
  }

  /** Writes an element with attributes that holds any text. */
  public void text(String name, Map<String, String> attributes, String text)
      throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    writeAttributes(attributes);
    writeCharacters(CleanText.xml(text));
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** Completes the document; the stream stays open. */
  public void finish() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
  }

  /** What XML cannot hold is replaced; line ends are blanks, as readers would make them. */
  private void writeAttributes(Map<String, String> attributes) throws XMLStreamException {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      xml.writeAttribute(
          attribute.getKey(), CleanText.xml(CleanText.oneLine(attribute.getValue())));
    }
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
