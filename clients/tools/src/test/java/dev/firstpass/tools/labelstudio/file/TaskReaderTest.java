package dev.firstpass.tools.labelstudio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Label Studio itself exports, beyond what is written here. */
final class TaskReaderTest {
  private static final String SIZE =
      "\"original_width\":200,\"original_height\":100,\"image_rotation\":0";

  @Test
  void read_export_keepsPeoplesLabelsBeforeModels() throws IOException {
    ItemLabels item =
        picture(
            """
            {"id":7,"annotations":[
              {"id":1,"was_cancelled":true,"result":[%1$s]},
              {"id":2,"was_cancelled":false,"completed_by":3,"result":[%2$s,
                {"type":"relation","from_id":"b","to_id":"b","direction":"right"}]}],
             "drafts":[],"predictions":[{"model_version":"yolox-nano:1@c789","score":0.25,"result":[%1$s,%2$s]}],
             "data":{"image":"/data/upload/7/0a1b2c3d-dog.jpg"}}
            """
                .formatted(box("a", "cat"), box("b", "dog")));

    assertEquals(new ImageFacts("dog.jpg", "", 200, 100), item.item());
    assertEquals(Optional.of(new ModelId("yolox-nano", "1")), item.model());
    // The person took over region b; region a has the prediction's score.
    assertEquals(List.of("dog", "cat"), names(item));
    assertEquals(List.of(false, true), item.labels().stream().map(Label::scored).toList());
    assertEquals(0.25, item.labels().get(1).suggestion().score());
  }

  @Test
  void read_labelsOption_choosesWhose() throws IOException {
    String task =
        "{\"annotations\":[{\"result\":[%s]}],\"predictions\":[{\"result\":[%s]}],\"data\":{\"image\":\"x\"}}"
            .formatted(box("a", "cat"), box("b", "dog"));

    assertEquals(List.of("cat"), names(picture(task, Map.of("labels", "annotations"))));
    assertEquals(List.of("dog"), names(picture(task, Map.of("labels", "predictions"))));
    assertEquals(1, picture(task).labels().get(1).suggestion().score());
  }

  @Test
  void read_scoreOfAnotherScale_isNotASuggestions() throws IOException {
    String task =
        "{\"predictions\":[{\"score\":87.5,\"result\":[%s]}],\"data\":{\"value\":\"x\"}}"
            .formatted(box("a", "cat"));

    assertEquals(1, picture(task, Map.of("field", "value")).labels().get(0).suggestion().score());
  }

  @Test
  void read_rectangleThatTurns_turnsAboutItsTopLeftCorner() throws IOException {
    for (Fields one : reference("../reference.json", "rectangles")) {
      int width = (int) one.whole("original_width");
      int height = (int) one.whole("original_height");
      RotatedBox box = (RotatedBox) new Pixels(width, height).rectangle(one);
      List<?> corners = one.values("corners");
      for (int i = 0; i < 4; i++) {
        List<?> corner = (List<?>) corners.get(i);
        assertEquals(((Number) corner.get(0)).doubleValue(), box.corners().get(i).x(), 1e-6);
        assertEquals(((Number) corner.get(1)).doubleValue(), box.corners().get(i).y(), 1e-6);
      }
    }
  }

  @Test
  void read_resultsThatShareAnId_areOneRegion() throws IOException {
    String place = "\"x\":10,\"y\":20,\"width\":5,\"height\":10,\"rotation\":0";
    ItemLabels item =
        picture(
            annotated(
                """
                {"id":"a",%1$s,"type":"rectangle","from_name":"r","value":{%2$s}},
                {"id":"a",%1$s,"type":"labels","from_name":"l","value":{%2$s,"labels":["sign","plate"]}},
                {"id":"a",%1$s,"type":"textarea","from_name":"t","value":{%2$s,"text":["B 12"]}},
                {"id":"a",%1$s,"type":"choices","from_name":"state","value":{%2$s,"choices":["worn","bent"]}},
                {"id":"c","type":"choices","from_name":"scene","value":{"choices":["street"]}}
                """
                    .formatted(SIZE, place)));

    Map<String, Object> attributes = Map.of("state", "worn, bent", "description", "B 12");
    Box box = new Box(20, 20, 30, 30);
    assertEquals(
        List.of(
            Label.drawn(new Region("sign", 1, box), attributes),
            Label.drawn(new Region("plate", 1, box), attributes),
            Label.drawn(new Tag("street", 1), Map.of())),
        item.labels());
  }

  @Test
  void read_pointsWithAParent_areOneObject() throws IOException {
    String point =
        "{\"id\":\"%s\",\"parentID\":\"%s\",\"type\":\"keypointlabels\",%s,\"value\":{\"x\":%d,\"y\":50,"
            + "\"width\":1,\"keypointlabels\":[\"%s\"]}}";
    ItemLabels item =
        picture(
            annotated(
                point.formatted("p", "a", SIZE, 10, "nose")
                    + ","
                    + box("a", "dog")
                    + ","
                    + point.formatted("q", "a", SIZE, 12, "tail")
                    + ","
                    + point.formatted("s", "", SIZE, 50, "ball")));

    assertEquals(
        List.of(
            new Region(
                "dog",
                1,
                new Keypoints(
                    new Box(20, 20, 30, 30),
                    List.of(
                        new Keypoint("nose", new Point(20, 50), 1),
                        new Keypoint("tail", new Point(24, 50), 1)))),
            new Region(
                "ball",
                1,
                new Keypoints(
                    new Box(99, 49, 101, 51),
                    List.of(new Keypoint("ball", new Point(100, 50), 1))))),
        item.labels().stream().map(Label::suggestion).toList());
  }

  @Test
  void read_ellipse_isItsOutline() throws IOException {
    ItemLabels item =
        picture(
            annotated(
                "{\"id\":\"e\",\"type\":\"ellipselabels\",%s,\"value\":{\"x\":50,\"y\":50,\"radiusX\":10,"
                        .formatted(SIZE)
                    + "\"radiusY\":30,\"rotation\":90,\"ellipselabels\":[\"egg\"]}}"));

    Shape shape = ((Region) item.labels().get(0).suggestion()).shape();
    assertEquals(36, ((Polygon) shape).points().size());
    assertEquals(new Box(70, 30, 130, 70), shape.enclosingBox());
  }

  @Test
  void read_severalPictures_areItemsOfTheirOwn() throws IOException {
    String second = box("b", "dog").replace("\"id\"", "\"item_index\":1,\"id\"");
    LabelCollection read =
        read(
            new LabelStudioFormat(),
            Map.of(),
            "[{\"data\":{\"image\":[\"a.png\",\"b.png\"]},\"annotations\":[{\"result\":[%s,%s]}]}]"
                .formatted(box("a", "cat").replace("\"id\"", "\"item_index\":0,\"id\""), second));

    assertEquals(List.of(), read.problems());
    assertEquals(List.of("a.png", "b.png"), read.items().stream().map(i -> i.item().id()).toList());
    assertEquals(List.of("cat"), names(read.items().get(0)));
    assertEquals(List.of("dog"), names(read.items().get(1)));
  }

  @Test
  void read_whatIsWrong_costsOnlyItself() throws IOException {
    LabelCollection read =
        read(
            new LabelStudioFormat(),
            Map.of(),
            "[%s,{\"data\":{\"photo\":\"y.jpg\"}},{\"data\":{\"image\":\"z.jpg\"}}]"
                .formatted(
                    annotated(
                        box("a", "cat").replace("\"width\":5", "\"width\":\"wide\"")
                            + ","
                            + box("b", "dog")
                                .replace("\"image_rotation\":0", "\"image_rotation\":90")
                            + ","
                            + box("c", "owl").replace("rectanglelabels", "videorectangle")
                            + ","
                            + box("d", "fox"))));

    assertEquals(List.of("fox"), names(read.items().get(0)));
    assertEquals(1, read.items().size());
    String file = "export.json tasks";
    assertEquals(5, read.problems().size(), () -> String.join("\n", read.problems()));
    assertEquals(
        file
            + "[0].annotations[0].result[0]: tasks[0].annotations[0].result[0].value.width is not a number",
        read.problems().get(0));
    assertTrue(read.problems().get(1).contains("turned in the editor"), read.problems().get(1));
    assertTrue(read.problems().get(2).contains("videorectangle"), read.problems().get(2));
    assertTrue(
        read.problems().get(3).contains("no field 'image'; it has: photo"), read.problems().get(3));
    assertTrue(read.problems().get(4).contains("--media"), read.problems().get(4));
  }

  @Test
  void read_jsonMin_isRefused() {
    DraftingException refusal =
        assertThrows(
            DraftingException.class,
            () ->
                read(
                    new LabelStudioFormat(),
                    Map.of(),
                    "[{\"image\":\"a.png\",\"id\":1,\"label\":[{\"x\":1,\"rectanglelabels\":[\"cat\"]}]}]"));

    assertTrue(refusal.detail().contains("JSON-MIN"), refusal.detail());
    assertThrows(
        DraftingException.class, () -> read(new LabelStudioFormat(), Map.of(), "not JSON at all"));
  }

  @Test
  void read_config_givesTheOrderOfClasses() throws IOException {
    var files =
        new MemoryLabelFiles()
            .with("export.json", "[" + annotated(box("a", "cat")) + "]")
            .with(
                "label_config.xml",
                "<View><Image name='i' value='$image'/><RectangleLabels name='l' toName='i'>"
                    + "<Label value='Bird' alias='bird'/><Label value='cat'/></RectangleLabels></View>");

    LabelFormat format = new LabelStudioFormat();
    LabelCollection read =
        format.reader().orElseThrow().read(files, Settings.prediction(format.options()));

    assertEquals(List.of("bird", "cat"), read.labels().names());
  }

  @ParameterizedTest
  @CsvSource({
    "dog.jpg, dog.jpg",
    "/data/upload/7/0a1b2c3d-my dog.jpg, my dog.jpg",
    "upload/7/dog.jpg, dog.jpg",
    "/data/local-files/?d=a%20b/c%2Bd.jpg, a b/c+d.jpg",
    "http://studio:8080/data/local-files/?d=a/c+d.jpg, a/c+d.jpg",
    "http://studio:8080/data/upload/7/0a1b2c3d-d%20e.jpg, d e.jpg",
    "s3://bucket/a/b c.jpg, a/b c.jpg",
    "https://host/a/100%.jpg, a/100%.jpg"
  })
  void path_address_isThePathOfTheMedia(String address, String path) {
    assertEquals(path, new MediaAddress("").path(address));
  }

  @Test
  void read_recording_hasTextsChannelsAndTheWhole() throws IOException {
    String place = "\"original_length\":63.5,\"value\":{\"start\":1.25,\"end\":3.5,\"channel\":1,";
    ItemLabels item =
        recording(
            annotated(
                    """
                    {"id":"s",%1$s"labels":["Speaker 0"]},"type":"labels","from_name":"spk"},
                    {"id":"s",%1$s"text":["hello","there"]},"type":"textarea","from_name":"txt"},
                    {"id":"n","type":"labels","value":{"start":4,"end":5,"labels":[]}},
                    {"id":"w","type":"textarea","value":{"text":["hello there"]}},
                    {"id":"c","type":"choices","value":{"choices":["interview"]}}
                    """
                        .formatted(place))
                .replace("\"image\"", "\"audio\""));

    assertEquals(new AudioFacts("x.jpg", "", 63.5), item.item());
    assertEquals(
        List.of(
            Label.drawn(
                new Segment(
                    new TimeSpan(1.25, 3.5), "Speaker 0", 1, "hello\nthere", null, null, List.of()),
                Map.of("channel", 1L)),
            Label.drawn(Segment.of(new TimeSpan(4, 5), "speech", 1), Map.of()),
            Label.drawn(new Tag("interview", 1), Map.of())),
        item.labels());
  }

  @Test
  void read_transcriptOfTheWhole_isOneSegment() throws IOException {
    ItemLabels item =
        recording(
            "{\"data\":{\"audio\":\"a.wav\"},\"meta\":{\"seconds\":12.5},\"predictions\":[{\"score\":0.5,"
                + "\"result\":[{\"id\":\"w\",\"type\":\"textarea\",\"value\":{\"text\":[\"all of it\"]}}]}]}");

    assertEquals(
        List.of(
            Label.drafted(
                new Segment(
                    new TimeSpan(0, 12.5), "speech", 0.5, "all of it", null, null, List.of()))),
        item.labels());
  }

  private static String box(String id, String label) {
    return "{\"id\":\"%s\",\"from_name\":\"l\",\"to_name\":\"i\",\"type\":\"rectanglelabels\",%s,\"value\":{\"x\":10,"
            .formatted(id, SIZE)
        + "\"y\":20,\"width\":5,\"height\":10,\"rotation\":0,\"rectanglelabels\":[\"%s\"]}}"
            .formatted(label);
  }

  private static String annotated(String results) {
    return "{\"data\":{\"image\":\"x.jpg\"},\"annotations\":[{\"result\":[" + results + "]}]}";
  }

  private static List<String> names(ItemLabels item) {
    return item.labels().stream().map(label -> label.suggestion().label()).toList();
  }

  private static ItemLabels picture(String task) throws IOException {
    return picture(task, Map.of());
  }

  private static ItemLabels picture(String task, Map<String, ?> options) throws IOException {
    return only(read(new LabelStudioFormat(), options, "[" + task + "]"));
  }

  private static ItemLabels recording(String task) throws IOException {
    return only(read(new LabelStudioAudioFormat(), Map.of(), "[" + task + "]"));
  }

  private static ItemLabels only(LabelCollection read) {
    assertEquals(List.of(), read.problems());
    assertEquals(1, read.items().size());
    return read.items().get(0);
  }

  private static LabelCollection read(LabelFormat format, Map<String, ?> options, String file)
      throws IOException {
    return format
        .reader()
        .orElseThrow()
        .read(
            new MemoryLabelFiles().with("export.json", file),
            Settings.prediction(format.options()).with(options));
  }

  private static List<Fields> reference(String name, String list) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TaskReaderTest.class.getResourceAsStream(name), name)) {
      return Fields.read(in).list(list);
    }
  }
}
