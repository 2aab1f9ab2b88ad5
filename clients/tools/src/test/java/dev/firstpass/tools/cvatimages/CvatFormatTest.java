package dev.firstpass.tools.cvatimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.CocoVal100;
import dev.firstpass.tools.labelfile.Held;
import dev.firstpass.tools.labelfile.SampleDraft;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CvatFormatTest extends ImageFormatContract {
  private static final Set<String> ELEMENTS =
      Set.of("box", "polygon", "mask", "skeleton", "tag");

  @Override
  protected LabelFormat format() {
    return new CvatFormat();
  }

  @Override
  protected String itemPath() {
    return "annotations.xml";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    XmlElement root = XmlElement.read(new ByteArrayInputStream(content));
    assertEquals("annotations", root.name());
    assertEquals("1.1", root.child("version").text());
    for (XmlElement image : root.all("image")) {
      assertEquals(64, image.number("width"));
      for (XmlElement element : image.children()) {
        assertTrue(ELEMENTS.contains(element.name()), element.name());
        assertTrue(element.attribute("label").length() > 0);
        if (element.name().equals("mask")) {
          int total =
              Arrays.stream(element.attribute("rle").split(", ")).mapToInt(Integer::parseInt).sum();
          assertEquals(element.number("width") * element.number("height"), total);
        }
      }
    }
  }

  /** No box of keypoints; a rotated box that is not turned is a box. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return Held.shapes(item, shape -> Held.unturned(Held.pointsOnly(shape)));
  }

  @Test
  void read_cocoVal100_isWhatWasWritten() throws IOException {
    CocoVal100.assertKept(format(), this::held, tolerance());
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    assertEquals(
        SampleDraft.golden(CvatFormatTest.class, "annotations.xml"),
        SampleDraft.written(format()).get("annotations.xml"));
  }

  @Test
  void write_everyShape_reportsWhatIsLost() throws IOException {
    assertEquals(
        Map.of(
            "box-of-keypoints-left-out cat", 1,
            "outside-image cat", 1,
            "segment-left-out dog", 1),
        Held.losses(format()));
  }

  @Test
  void read_badElement_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            """
            <annotations><version>1.1</version>
              <image id="0" name="a.jpg" width="64" height="48">
                <box label="cat" xtl="x" ytl="2" xbr="3" ybr="4"/>
                <polyline label="cat" points="1,2;3,4"/>
                <mask label="cat" rle="1, 2" left="63" top="0" width="3" height="1"/>
                <box label="dog" xtl="1" ytl="2" xbr="3" ybr="4"/>
              </image>
              <image id="1" name="b.jpg" width="0" height="48"/>
            </annotations>
            """);
    assertEquals(
        List.of(
            "annotations.xml: image 'a.jpg': box 'cat': <box> has the xtl 'x', which is not a number",
            "annotations.xml: image 'a.jpg': polyline 'cat': <polyline> cannot be held; draw a box,"
                + " polygon or mask instead",
            "annotations.xml: image 'a.jpg': mask 'cat': <mask> does not lie inside its picture of"
                + " 64x48 pixels",
            "annotations.xml: image 'b.jpg': picture 'b.jpg' has the size 0.0x48.0"),
        read.problems());
    assertEquals(
        List.of(Label.drawn(new Region("dog", 1, new Box(1, 2, 3, 4)), Map.of())),
        read.items().get(0).labels());
  }

  @Test
  void read_video_tellsWhatToExport() throws IOException {
    LabelCollection read = read("<annotations><track id=\"0\" label=\"cat\"/></annotations>");
    assertTrue(read.problems().get(0).contains("export the task as 'CVAT for images 1.1'"));
  }

  @Test
  void read_maskRuns_beginWithZerosInsideTheBox() throws IOException {
    LabelCollection read =
        read(
            """
            <annotations><image id="0" name="a.jpg" width="4" height="3">
              <mask label="cat" rle="1, 2, 1" left="1" top="1" width="2" height="2"/>
            </image></annotations>
            """);
    Region region = (Region) read.items().get(0).labels().get(0).suggestion();
    assertEquals(new Mask(4, 3, List.of(6, 1, 2, 1, 2)), region.shape());
  }

  private LabelCollection read(String xml) throws IOException {
    var files = new MemoryLabelFiles().with("annotations.xml", xml);
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
