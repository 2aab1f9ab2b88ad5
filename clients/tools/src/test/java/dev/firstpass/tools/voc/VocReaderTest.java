package dev.firstpass.tools.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.ReadFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VocReaderTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <annotation verified="yes">
        <folder>VOC2012</folder>
        <filename>a.jpg</filename>
        <source>
          <database>The VOC2012 Database</database>
          <image>flickr</image>
        </source>
        <size>
          <width>40</width>
          <height>30</height>
          <depth>1</depth>
        </size>
        <segmented>1</segmented>
      """;

  /** As the data set's authors and Datumaro write objects. */
  private static final String OBJECT =
      """
        <object>
          <name>dog</name>
          <pose>Left</pose>
          <truncated>0</truncated>
          <difficult>1</difficult>
          <occluded>1</occluded>
          <bndbox>
            <xmin>1</xmin>
            <ymin>4</ymin>
            <xmax>12</xmax>
            <ymax>15</ymax>
          </bndbox>
          <confidence>0.25</confidence>
          <actions>
            <jumping>1</jumping>
          </actions>
          <attributes>
            <attribute>
              <name>colour</name>
              <value>red</value>
            </attribute>
            <attribute>
              <name>legs</name>
              <value>4</value>
            </attribute>
          </attributes>
        </object>
      """;

  private final VocFormat format = new VocFormat();

  @Test
  void read_object_hasItsBoxAndAttributes() throws IOException {
    LabelCollection read = read(HEAD + OBJECT + "</annotation>\n", Map.of());
    assertEquals(List.of(), read.problems());
    ItemLabels item = read.items().get(0);
    assertEquals(new ImageFacts("a.jpg", "", 40, 30), item.item());
    Label label = item.labels().get(0);
    assertEquals(new Region("dog", 0.25, new Box(1, 4, 12, 15)), label.suggestion());
    assertTrue(label.scored());
    assertEquals("Left", label.attributes().get("pose"));
    assertEquals(false, label.attributes().get(LabelAttributes.TRUNCATED));
    assertEquals(true, label.attributes().get(LabelAttributes.DIFFICULT));
    assertEquals(true, label.attributes().get(LabelAttributes.OCCLUDED));
    assertEquals("red", label.attributes().get("colour"));
    assertEquals(4, label.attributes().get("legs"));
  }

  @Test
  void write_whatWasRead_isTheSameFile() throws IOException {
    String file = HEAD + OBJECT + "</annotation>\n";
    LabelCollection read = read(file, Map.of());
    assertEquals(file, ReadFiles.written(format, read, Map.of()).text("Annotations/a.xml"));
    LabelCollection oneBased = read(file, Map.of("one-based", true));
    assertEquals(
        file,
        ReadFiles.written(format, oneBased, Map.of("one-based", true)).text("Annotations/a.xml"));
  }

  @Test
  void read_oneBased_isEdgesOfPixels() throws IOException {
    LabelCollection read = read(HEAD + OBJECT + "</annotation>\n", Map.of("one-based", true));
    assertEquals(
        new Box(0, 3, 12, 15), ((Region) read.items().get(0).labels().get(0).suggestion()).box());
  }

  @Test
  void read_floatCornersAndSizeOfThePicture_areRead() throws IOException {
    String file =
        """
        <annotation><filename>a</filename>
        <object><name>dog</name><bndbox><ymax>15.5</ymax><xmin>1.25</xmin><ymin>4</ymin><xmax>12</xmax></bndbox>
        </object></annotation>
        """;
    LabelCollection read =
        ReadFiles.read(
            format,
            new MemoryLabelFiles()
                .with("Annotations/x/a.xml", file)
                .withMedia(new ImageFacts("JPEGImages/x/a.jpg", "", 40, 30)));
    assertEquals(List.of(), read.problems());
    assertEquals("JPEGImages/x/a.jpg", read.items().get(0).item().id());
    assertEquals(
        List.of(Label.drawn(new Region("dog", 1, new Box(1.25, 4, 12, 15.5)), Map.of())),
        read.items().get(0).labels());
  }

  @Test
  void read_badEntries_costOnlyThemselves() throws IOException {
    String bad =
        """
        <object><name>dog</name></object>
        <object><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>5</ymax></bndbox></object>
        <object><name>dog</name><bndbox><xmin>x</xmin><ymin>2</ymin><xmax>3</xmax><ymax>5</ymax></bndbox></object>
        <object><name>dog</name><bndbox><xmin>4</xmin><ymin>2</ymin><xmax>3</xmax><ymax>5</ymax></bndbox></object>
        """;
    String parts = OBJECT.replace("<actions>", "<part><name>head</name></part><actions>");
    var files =
        new MemoryLabelFiles()
            .with("Annotations/a.xml", HEAD + bad + parts + "</annotation>")
            .with("Annotations/b.xml", "<annotations/>")
            .with("Annotations/c.xml", "<annotation>")
            .with("Annotations/d.xml", "<annotation><filename>d.jpg</filename></annotation>");
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(1, read.items().size());
    assertEquals(1, read.items().get(0).labels().size());
    assertEquals(8, read.problems().size(), () -> String.join("\n", read.problems()));
    assertEquals("Annotations/a.xml: object 1: <object> has no <bndbox>", read.problems().get(0));
    assertTrue(read.problems().get(4).startsWith("Annotations/a.xml: 1 <part> passed over"));
    assertThrows(DraftingException.class, () -> ReadFiles.read(format, new MemoryLabelFiles()));
  }

  @Test
  void read_labelMap_ordersTheClasses() throws IOException {
    String map = "# label:color_rgb:parts:actions\ncat:0,0,0::\na: b:1,2,3:head:run\n";
    var files =
        new MemoryLabelFiles()
            .with("labelmap.txt", map)
            .with("Annotations/a.xml", HEAD + OBJECT + "</annotation>\n");
    LabelCollection read = ReadFiles.read(format, files);
    assertEquals(List.of("cat", "a: b", "dog"), read.labels().names());
    assertEquals(
        "cat:0,0,0::\na: b:1,2,3:head:run\ndog:::\n",
        ReadFiles.written(format, read, Map.of()).text("labelmap.txt"));
  }

  @Test
  void write_everyShape_countsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "clipped", 1,
            "keypoints-as-box", 1,
            "mask-as-box", 1,
            "polygon-as-box", 1,
            "rotated-as-box", 1,
            "tag-left-out", 1),
        ReadFiles.lost(format, ReadFiles.sample(), Map.of()));
  }

  @Test
  void write_attributesOfOtherFormats_areKept() throws IOException {
    var label =
        Label.drawn(
            new Region("dog", 1, new Box(2, 3, 5, 8)),
            Map.of(LabelAttributes.CROWD, true, LabelAttributes.GROUP, 3, "colour", "red"));
    var collection =
        new LabelCollection(
            new LabelSet(List.of("dog")),
            List.of(ItemLabels.drawn(new ImageFacts("a.jpg", "", 40, 30), List.of(label))));
    assertEquals(Map.of(), ReadFiles.lost(format, collection, Map.of()));
    MemoryLabelFiles files = ReadFiles.written(format, collection, Map.of());
    assertEquals(
        label.attributes(),
        ReadFiles.read(format, files).items().get(0).labels().get(0).attributes());
  }

  private LabelCollection read(String xml, Map<String, ?> options) throws IOException {
    return ReadFiles.read(format, new MemoryLabelFiles().with("Annotations/a.xml", xml), options);
  }
}
