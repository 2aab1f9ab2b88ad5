package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.tools.labelstudio.Control.Label;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What of a project's labelling configuration a model needs to know.
 *
 * @param objects what is labelled, in the order of the configuration
 * @param controls what can be said of it, in the order of the configuration
 */
record LabelingConfig(List<ObjectTag> objects, List<Control> controls) {
  /** Of a project without one. */
  static final LabelingConfig EMPTY = new LabelingConfig(List.of(), List.of());

  private static final String MAX_DEPTH = "100";
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String TO_NAME = "toName";

  LabelingConfig {
    objects = List.copyOf(objects);
    controls = List.copyOf(controls);
  }

  /**
   * One object of a configuration.
   *
   * @param tag {@code Image}
   * @param name of the object
   * @param field of a task's data that says where the media is; {@code a.b} when it is nested
   */
  record ObjectTag(String tag, String name, String field) {
    ObjectTag {
      Objects.requireNonNull(tag, "tag");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(field, "field");
    }

    private boolean is(MediaKind kind) {
      return switch (kind) {
        case IMAGE -> tag.equals("Image");
        case AUDIO -> tag.equals("Audio") || tag.equals("AudioPlus");
      };
    }
  }

  /**
   * Reads a configuration. Document types and entities are refused.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is not XML
   */
  static LabelingConfig parse(String xml) {
    List<ObjectTag> objects = new ArrayList<>();
    List<Control> controls = new ArrayList<>();
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      NodeList all =
          builder.parse(new InputSource(new StringReader(xml))).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        Element element = (Element) all.item(i);
        if (element.hasAttribute(NAME) && element.hasAttribute(TO_NAME)) {
          if (!element.getTagName().equals("Filter")) {
            controls.add(control(element));
          }
        } else if (element.hasAttribute(NAME)) {
          object(element).ifPresent(objects::add);
        }
      }
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "the labelling configuration is not XML that can be read: " + e.getMessage(),
          e);
    }
    return new LabelingConfig(objects, controls);
  }

  /** Returns the first object of a kind of media. */
  Optional<ObjectTag> object(MediaKind kind) {
    return objects.stream().filter(object -> object.is(kind)).findFirst();
  }

  /** Returns the controls that models may fill. */
  List<Control> fillable() {
    return controls.stream().filter(control -> !control.flag("model_skip", false)).toList();
  }

  /** Returns the controls of videos, which no model drafts. */
  List<Control> videos() {
    List<String> videos =
        objects.stream()
            .filter(object -> object.tag().equals("Video"))
            .map(ObjectTag::name)
            .toList();
    return fillable().stream()
        .filter(control -> control.objects().stream().anyMatch(videos::contains))
        .toList();
  }

  private static Optional<ObjectTag> object(Element element) {
    String value = element.hasAttribute(VALUE) ? element.getAttribute(VALUE) : "";
    String field = value.isEmpty() ? element.getAttribute("valueList") : value;
    return field.startsWith("$")
        ? Optional.of(
            new ObjectTag(element.getTagName(), element.getAttribute(NAME), field.substring(1)))
        : Optional.empty();
  }

  private static Control control(Element element) {
    Map<String, String> attributes = new LinkedHashMap<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
    }
    List<Label> labels = new ArrayList<>();
    NodeList children = element.getElementsByTagName("*");
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element label && label.hasAttribute(VALUE)) {
        labels.add(label(label));
      }
    }
    return new Control(
        element.getTagName(),
        element.getAttribute(NAME),
        list(element.getAttribute(TO_NAME)),
        labels,
        attributes);
  }

  private static Label label(Element element) {
    String value = element.getAttribute(VALUE);
    String alias = element.getAttribute("alias");
    return new Label(
        alias.isEmpty() ? value : alias, value, list(element.getAttribute("predicted_values")));
  }

  private static List<String> list(String commas) {
    return Arrays.stream(commas.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }
}
