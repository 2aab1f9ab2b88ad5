package dev.firstpass.tools.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.tools.labelfile.HeldLabels;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class VocFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new VocFormat();
  }

  @Override
  protected String itemPath() {
    return "Annotations/a.xml";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    if (path.equals("labelmap.txt") || path.equals("ImageSets/Main/default.txt")) {
      return;
    }
    assertTrue(path.matches("Annotations/.*\\.xml"), path);
    Element root = parsed(content).getDocumentElement();
    assertEquals("annotation", root.getTagName());
    int width = number(root, "width");
    int height = number(root, "height");
    NodeList objects = root.getElementsByTagName("object");
    for (int i = 0; i < objects.getLength(); i++) {
      Element object = (Element) objects.item(i);
      int xMin = number(object, "xmin");
      int yMin = number(object, "ymin");
      assertTrue(1 <= xMin && xMin <= number(object, "xmax"), path);
      assertTrue(1 <= yMin && yMin <= number(object, "ymax"), path);
      assertTrue(number(object, "xmax") <= width && number(object, "ymax") <= height, path);
    }
  }

  /** Boxes in whole pixels; those at the border are truncated. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return HeldLabels.mapped(
        item,
        label -> {
          Region region = (Region) label.suggestion();
          Box box = region.box();
          long xMin = Math.max(1, Math.round(box.xMin()));
          long yMin = Math.max(1, Math.round(box.yMin()));
          long xMax = Math.min(64, Math.round(box.xMax()));
          long yMax = Math.min(48, Math.round(box.yMax()));
          boolean truncated = xMin == 1 || yMin == 1 || xMax == 64 || yMax == 48;
          return new Label(
              new Region(region.label(), region.score(), new Box(xMin, yMin, xMax, yMax)),
              label.scored(),
              truncated ? Map.of(LabelAttributes.TRUNCATED, true) : Map.of());
        });
  }

  @Test
  void write_sample_isTheGoldenFiles() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    assertEquals(
        List.of("Annotations/street/day 1/car.xml", "ImageSets/Main/default.txt", "labelmap.txt"),
        List.copyOf(files.keySet()));
    assertEquals(
        SampleDraft.golden(VocFormatTest.class, "car.xml"),
        files.get("Annotations/street/day 1/car.xml"));
    assertEquals("street/day 1/car\n", files.get("ImageSets/Main/default.txt"));
    assertEquals("person:::\ncar:::\ntraffic light:::\n", files.get("labelmap.txt"));
  }

  @Test
  void write_idsBelowImages_mirrorThem() throws IOException {
    List<String> paths = new ArrayList<>();
    format()
        .write(
            List.of(draft("JPEGImages/a.jpg"), draft("images/b.jpg")),
            SampleDraft.LABELS,
            path -> {
              paths.add(path);
              return new ByteArrayOutputStream();
            });
    assertEquals(List.of("Annotations/a.xml", "Annotations/b.xml"), paths.subList(0, 2));
  }

  @Test
  void writeItem_oddLabel_isReadBackUnchanged() throws IOException {
    String label = "<a & 'b' \"c\">\r\n]]> Füchschen \uD83E\uDD8A";
    Draft draft = draft("x.jpg", new Region(label, 0.5, new Box(1, 2, 3, 5)));
    var out = new ByteArrayOutputStream();
    format().writeItem(draft, new LabelSet(List.of(label)), out);
    Document document = parsed(out.toByteArray());
    assertEquals(label, document.getElementsByTagName("name").item(0).getTextContent());
  }

  private static Draft draft(String id, Suggestion... suggestions) {
    return new Draft(
        new Provenance(new ModelId("m", "1"), "00"),
        new ImageFacts(id, "00", 40, 30),
        Map.of(),
        List.of(suggestions));
  }

  private static int number(Element element, String tag) {
    return Integer.parseInt(element.getElementsByTagName(tag).item(0).getTextContent());
  }

  private static Document parsed(byte[] content) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(content));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }
}
