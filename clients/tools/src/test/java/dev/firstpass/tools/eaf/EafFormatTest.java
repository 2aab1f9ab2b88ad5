package dev.firstpass.tools.eaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.AudioFormatContract;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

final class EafFormatTest extends AudioFormatContract {
  /**
   * Names where EAFv3.0.xsd lies, which has no licence that would let it lie here. The program
   * itself takes every variable that begins with FIRSTPASS for its own.
   */
  private static final String SCHEMA_VARIABLE = "EAF_SCHEMA";

  private static final List<String> CHILDREN =
      List.of("HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE");

  @Override
  protected LabelFormat format() {
    return new EafFormat();
  }

  @Override
  protected String itemPath() {
    return "a.eaf";
  }

  /** The rules of the schema that what is written comes near, and those of ELAN itself. */
  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    assertTrue(path.endsWith(".eaf"), path);
    Element root = parsed(content).getDocumentElement();
    assertEquals("ANNOTATION_DOCUMENT", root.getTagName());
    OffsetDateTime.parse(root.getAttribute("DATE"));
    List<String> names = elements(root).stream().map(Element::getTagName).toList();
    assertEquals(CHILDREN.subList(0, 2), names.subList(0, 2));
    assertEquals(names.stream().sorted(this::inOrder).toList(), names);
    Map<String, Long> slots = slots(elements(root).get(1));
    Set<String> tiers = new HashSet<>();
    Set<String> annotations = new HashSet<>();
    for (Element tier : elements(root)) {
      if (tier.getTagName().equals("TIER")) {
        assertTrue(tiers.add(tier.getAttribute("TIER_ID")), "twice: a tier");
        assertEquals("default-lt", tier.getAttribute("LINGUISTIC_TYPE_REF"));
        assertTier(tier, slots, annotations);
      }
    }
    Optional<Path> schema = schema();
    if (schema.isPresent()) {
      assertValid(content, schema.get());
    }
  }

  private int inOrder(String left, String right) {
    assertTrue(CHILDREN.contains(left) && CHILDREN.contains(right), left + " " + right);
    return CHILDREN.indexOf(left) - CHILDREN.indexOf(right);
  }

  private static Map<String, Long> slots(Element timeOrder) {
    Map<String, Long> slots = new HashMap<>();
    long before = 0;
    for (Element slot : elements(timeOrder)) {
      long millis = Long.parseLong(slot.getAttribute("TIME_VALUE"));
      assertTrue(before <= millis, "slots are not in order");
      before = millis;
      assertTrue(slots.put(slot.getAttribute("TIME_SLOT_ID"), millis) == null, "twice: a slot");
    }
    return slots;
  }

  private static void assertTier(Element tier, Map<String, Long> slots, Set<String> annotations) {
    long before = 0;
    for (Element annotation : elements(tier)) {
      assertEquals("ANNOTATION", annotation.getTagName());
      Element alignable = elements(annotation).get(0);
      assertTrue(annotations.add(alignable.getAttribute("ANNOTATION_ID")), "twice: an id");
      long start = time(alignable, "TIME_SLOT_REF1", slots);
      long end = time(alignable, "TIME_SLOT_REF2", slots);
      assertTrue(before <= start && start < end, start + " to " + end);
      before = end;
      assertEquals("ANNOTATION_VALUE", elements(alignable).get(0).getTagName());
    }
  }

  private static long time(Element annotation, String attribute, Map<String, Long> slots) {
    return Objects.requireNonNull(slots.get(annotation.getAttribute(attribute)), "no such slot");
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return SampleSpeech.held(
        item,
        label -> {
          Segment s = (Segment) label.suggestion();
          return SampleSpeech.unscored(
              s,
              SampleSpeech.or(s.text(), s.label()),
              SampleSpeech.or(s.speaker(), s.label()),
              s.words());
        });
  }

  @Test
  void schema_ofElan_takesWhatTheContractWrites() throws IOException {
    assumeTrue(schema().isPresent(), "skipped: " + SCHEMA_VARIABLE + " does not name EAFv3.0.xsd");
    byte[] content =
        SampleSpeech.item(format(), SampleSpeech.draft()).getBytes(StandardCharsets.UTF_8);
    assertValid(content, schema().orElseThrow());
  }

  @Test
  void writeItem_sample_hasTiersOfVoicesAndWords() throws IOException {
    String file = SampleSpeech.item(format(), SampleSpeech.draft());
    Element root = parsed(file.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    assertEquals(
        List.of("Ann", "Ann words", "Ann (2)", "Bob B", "music"),
        elements(root).stream()
            .filter(element -> element.getTagName().equals("TIER"))
            .map(tier -> tier.getAttribute("TIER_ID"))
            .toList());
    Element first = elements(elements(elements(root).get(2)).get(0)).get(0);
    assertEquals("ts1", first.getAttribute("TIME_SLOT_REF1"));
    assertEquals("Hello, \"Bob\" & <all>.", first.getTextContent().strip());
    assertTrue(file.contains("RELATIVE_MEDIA_URL=\"./ann.wav\""), file);
    assertTrue(file.contains("MIME_TYPE=\"audio/x-wav\""), file);
    assertTrue(file.contains("AUTHOR=\"draft by whisper:1\""), file);
    assertEquals(
        Set.of("day 1/ann.eaf"),
        SampleSpeech.written(format(), List.of(SampleSpeech.draft())).keySet());
  }

  @Test
  void writeItem_oddText_isReadBackUnchanged() throws IOException {
    String text = "<a & 'b' \"c\">\n]]> Füchschen \uD83E\uDD8A";
    var segment = SampleSpeech.spoken(new TimeSpan(1, 2), 1, text, "\"A\" & <B>", List.of());
    List<Segment> segments = List.of(segment);
    String file = SampleSpeech.item(format(), SampleSpeech.draft("ä #1?%.mp3", 9, segments));
    Document document = parsed(file.getBytes(StandardCharsets.UTF_8));
    assertEquals(text, document.getElementsByTagName("ANNOTATION_VALUE").item(0).getTextContent());
    assertEquals(
        "\"A\" & <B>",
        ((Element) document.getElementsByTagName("TIER").item(0)).getAttribute("TIER_ID"));
    assertTrue(file.contains("\"./%C3%A4%20%231%3F%25.mp3\""), file);
  }

  private static Optional<Path> schema() {
    return Optional.ofNullable(System.getenv(SCHEMA_VARIABLE)).map(Path::of);
  }

  private static void assertValid(byte[] content, Path schema) throws IOException {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(schema.toFile())
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(content)));
    } catch (SAXException e) {
      throw new AssertionError(new String(content, StandardCharsets.UTF_8), e);
    }
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Document parsed(byte[] content) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(content));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(new String(content, StandardCharsets.UTF_8), e);
    }
  }

  @Test
  void writeItem_sample_countsWhatIsLost() throws IOException {
    assertEquals(
        List.of(
            "label-as-speaker music 1",
            "label-as-text music 1",
            "language-left-out speech 2",
            "moment-as-millisecond music 1",
            "overlap-on-further-tier speech 1",
            "score-left-out music 1",
            "score-left-out speech 4",
            "tag-left-out music 1"),
        SampleSpeech.losses(format()));
  }
}
