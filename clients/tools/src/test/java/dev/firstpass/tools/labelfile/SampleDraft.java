package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.LabelFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The draft that every format's golden files were written from by hand: one of each shape. */
public final class SampleDraft {
  /** The labels in the order of their class ids. */
  public static final LabelSet LABELS = new LabelSet(List.of("person", "car", "traffic light"));

  private SampleDraft() {}

  /** Returns the draft of a 640x480 image. */
  public static Draft draft() {
    return new Draft(
        new Provenance(new ModelId("yolox-nano", "1"), "c789"),
        new ImageFacts("street/day 1/car.jpg", "00", 640, 480),
        Map.of(),
        List.of(
            new Region("car", 0.91, new Box(10.5, 20, 110.25, 220)),
            // Beyond the left border.
            new Region("person", 0.5, new Box(-3, 100.4, 50.5, 480)),
            new Region("traffic light", 0.25, new RotatedBox(300, 200, 100, 50, Math.PI / 2)),
            new Region(
                "car",
                0.8,
                new Polygon(
                    List.of(new Point(400, 100), new Point(440, 100), new Point(420.5, 130.25)))),
            // An arch of five pixels at (20, 10) and one pixel at (30, 11).
            new Region(
                "person", 0.75, new Mask(640, 480, List.of(6420, 3, 637, 1, 1, 1, 7, 1, 300_129))),
            new Region(
                "person",
                0.6,
                new Keypoints(
                    new Box(200, 50, 240, 110),
                    List.of(
                        new Keypoint("left-eye", new Point(210.1234, 60), 0.9),
                        new Keypoint("nose", new Point(220, 70.5), 0.8)))),
            new Tag("car", 0.99)));
  }

  /** Returns what a format writes for the collection of this one draft, by path. */
  public static Map<String, String> written(LabelFormat format) throws IOException {
    Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    format.write(
        List.of(draft()),
        LABELS,
        path -> {
          var out = new ByteArrayOutputStream();
          files.put(path, out);
          return out;
        });
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((path, out) -> texts.put(path, out.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  /** Returns what a format writes for this one draft. */
  public static String item(LabelFormat format) throws IOException {
    var out = new ByteArrayOutputStream();
    format.writeItem(draft(), LABELS, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns a golden file beside a test. */
  public static String golden(Class<?> test, String name) throws IOException {
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
