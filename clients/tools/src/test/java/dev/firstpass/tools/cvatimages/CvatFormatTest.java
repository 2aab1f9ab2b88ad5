package dev.firstpass.tools.cvatimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
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
  private static final Set<String> ELEMENTS = Set.of("box", "polygon", "mask", "skeleton", "tag");

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

  /** What CVAT's own code wrote. */
  @Test
  void read_fileOfCvat_givesItsNumbers() throws IOException {
    LabelCollection read = read(SampleDraft.golden(CvatFormatTest.class, "from_cvat.xml"));
    assertEquals(List.of("cat", "dog", "face"), read.labels().names());
    assertEquals(1, read.problems().size(), read.problems()::toString);
    assertTrue(read.problems().get(0).contains("polyline 'dog'"), read.problems()::toString);
    List<Label> labels = read.items().get(0).labels();
    assertEquals(
        new Label(
            new Region("cat", 0.93, new Box(10.5, 20, 40.75, 40)),
            true,
            Map.of("occluded", true, "group", 3, "layer", 2, "colour", "red", "wet", true)),
        labels.get(0));
    assertEquals(new RotatedBox(30, 20, 16, 8, Math.PI / 6), shape(labels.get(1)));
    assertEquals(
        new Polygon(List.of(new Point(1, 2), new Point(20, 3.5), new Point(10, 30))),
        shape(labels.get(2)));
    assertEquals(
        new Mask(64, 48, List.of(660, 3, 61, 1, 1, 1, 7, 1, 64 * 48 - 735)), shape(labels.get(3)));
    Box ellipse = shape(labels.get(4)).enclosingBox();
    assertEquals(10, ellipse.xMin(), 1e-9);
    assertEquals(28, ellipse.yMax(), 1e-9);
    assertEquals(
        List.of(new Keypoint("1", new Point(5, 6), 1), new Keypoint("2", new Point(7, 8), 1)),
        ((Keypoints) shape(labels.get(5))).points());
    assertEquals(
        new Keypoints(
            new Box(10, 12, 15, 20),
            List.of(
                new Keypoint("left", new Point(10, 12), 1),
                new Keypoint("nose", new Point(15, 20), 1))),
        shape(labels.get(6)));
    assertEquals(new Tag("dog", 1), labels.get(7).suggestion());
  }

  private static Shape shape(Label label) {
    return ((Region) label.suggestion()).shape();
  }

  private LabelCollection read(String xml) throws IOException {
    var files = new MemoryLabelFiles().with("annotations.xml", xml);
    return format().reader().orElseThrow().read(files, Settings.prediction(List.of()));
  }
}
