package dev.firstpass.tools.labelfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One element of an XML label file; complaints name it.
 *
 * @param name without prefix
 * @param attributes by name without prefix
 * @param children in order
 * @param text what stands directly in it, without blanks around it
 */
public record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {
  private static final int MAX_DEPTH = 100;

  /**
   * Reads a whole file; document types and external entities are refused.
   *
   * @param in left open
   * @throws IOException when it is not well-formed
   */
  public static XmlElement read(InputStream in) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
          throw new IOException("the XML has a document type, which is refused");
        }
      }
      XmlElement root = element(xml, 1);
      xml.close();
      return root;
    } catch (XMLStreamException e) {
      throw new IOException("not well-formed XML: " + firstLine(e), e);
    }
  }

  /** Returns the first child of a name. */
  public Optional<XmlElement> find(String child) {
    return children.stream().filter(element -> element.name().equals(child)).findFirst();
  }

  /** Returns the first child of a name. */
  public XmlElement child(String child) throws IOException {
    return find(child).orElseThrow(() -> wrong("has no <" + child + ">"));
  }

  /** Returns all children of a name. */
  public List<XmlElement> all(String child) {
    return children.stream().filter(element -> element.name().equals(child)).toList();
  }

  /** Returns an attribute. */
  public String attribute(String attribute) throws IOException {
    String value = attributes.get(attribute);
    if (value == null) {
      throw wrong("has no attribute " + attribute);
    }
    return value;
  }

  /** Returns an attribute that is a finite number. */
  public double number(String attribute) throws IOException {
    return number(attribute(attribute), attribute);
  }

  /** Returns the text as a finite number. */
  public double number() throws IOException {
    return number(text, "text");
  }

  /** Returns a complaint that names the element. */
  public IOException wrong(String what) {
    return new IOException("<" + name + "> " + what);
  }

  private double number(String value, String what) throws IOException {
    try {
      double number = Double.parseDouble(value.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is a number and not finite.
    }
    throw wrong("has the " + what + " '" + value + "', which is not a number");
  }

  private static XmlElement element(XMLStreamReader xml, int depth)
      throws XMLStreamException, IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("the XML is nested deeper than " + MAX_DEPTH);
    }
    String name = xml.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    List<XmlElement> children = new ArrayList<>();
    var text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(xml, depth + 1));
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return new XmlElement(name, attributes, List.copyOf(children), text.toString().strip());
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
