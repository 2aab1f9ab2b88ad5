package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.GroundTruth.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One Pascal VOC file.
 *
 * @param fileName of the image
 * @param width pixels
 * @param height pixels
 * @param objects what people labelled
 */
record VocAnnotation(String fileName, int width, int height, List<VocObject> objects) {
  private static final String OBJECT = "annotation/object";

  /** One labelled object, with continuous edges. */
  record VocObject(
      String name, double xMin, double yMin, double xMax, double yMax, boolean difficult) {
    GroundTruth groundTruth(long imageId, long categoryId) {
      var box = new CocoBox(xMin, yMin, xMax - xMin, yMax - yMin);
      return new GroundTruth(
          imageId, categoryId, box, box.area(), difficult ? Role.DIFFICULT : Role.OBJECT);
    }
  }

  /** Reads a file; document types and external entities are refused. */
  static VocAnnotation read(Path file) {
    String name = String.valueOf(file.getFileName());
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      try {
        return read(xml, name);
      } finally {
        xml.close();
      }
    } catch (IOException | XMLStreamException e) {
      throw DetectionDataset.invalid(name + " cannot be read as Pascal VOC XML", e);
    }
  }

  private static VocAnnotation read(XMLStreamReader xml, String file) throws XMLStreamException {
    List<VocObject> objects = new ArrayList<>();
    var image = new Texts(file, new HashMap<>());
    var object = new Texts(file, new HashMap<>());
    List<String> path = new ArrayList<>();
    var text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        path.add(xml.getLocalName());
        text.setLength(0);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String place = String.join("/", path);
        if (place.equals(OBJECT)) {
          objects.add(object(object));
          object.values().clear();
        } else {
          (place.startsWith(OBJECT) ? object : image).values().put(place, text.toString().strip());
        }
        path.remove(path.size() - 1);
        text.setLength(0);
      }
    }
    return new VocAnnotation(
        image.text("annotation/filename"),
        (int) image.number("annotation/size/width"),
        (int) image.number("annotation/size/height"),
        objects);
  }

  private static VocObject object(Texts texts) {
    double xMin = texts.number(OBJECT + "/bndbox/xmin");
    double yMin = texts.number(OBJECT + "/bndbox/ymin");
    double xMax = texts.number(OBJECT + "/bndbox/xmax");
    double yMax = texts.number(OBJECT + "/bndbox/ymax");
    if (!(xMin <= xMax && yMin <= yMax)) {
      throw DetectionDataset.invalid(
          texts.file() + ": a box has xmax < xmin or ymax < ymin: " + texts.values());
    }
    boolean difficult = "1".equals(texts.values().get(OBJECT + "/difficult"));
    return new VocObject(texts.text(OBJECT + "/name"), xMin, yMin, xMax, yMax, difficult);
  }

  /** The texts of elements by their path. */
  private record Texts(String file, Map<String, String> values) {
    String text(String path) {
      String value = values.get(path);
      if (value == null || value.isEmpty()) {
        throw DetectionDataset.invalid(file + ": <" + path + "> is missing or empty");
      }
      return value;
    }

    double number(String path) {
      String text = text(path);
      try {
        double number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw DetectionDataset.invalid(file + ": <" + path + "> is not a number: " + text, e);
      }
      throw DetectionDataset.invalid(file + ": <" + path + "> is not a number: " + text);
    }
  }
}
