package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.MaskRuns;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every format of image label files keeps. */
public abstract class ImageFormatContract extends LabelFormatContract {
  @Override
  final ItemFacts facts(String id) {
    return new ImageFacts(id, "00", 64, 48);
  }

  @Override
  final List<Suggestion> samples() {
    List<Suggestion> samples = new ArrayList<>();
    shapes().values().forEach(shape -> samples.add(new Region("dog", 0.25, shape)));
    return samples;
  }

  @Override
  final ItemLabels random(String id, Random random) {
    List<Label> labels = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String name = LABELS.name(random.nextInt(LABELS.size()));
      double score = (1 + random.nextInt(100)) / 100.0;
      Region region = new Region(name, score, randomShape(random));
      labels.add(
          random.nextBoolean()
              ? Label.drafted(region)
              : Label.drawn(new Region(name, 1, region.shape()), Map.of()));
    }
    return ItemLabels.drawn(facts(id), labels);
  }

  /** Whole pixels, so that no format has to round; inside the picture. */
  private static Shape randomShape(Random random) {
    double x = 1 + random.nextInt(40);
    double y = 1 + random.nextInt(30);
    double width = 2 + random.nextInt(20);
    double height = 2 + random.nextInt(14);
    Box box = new Box(x, y, x + width, y + height);
    return switch (random.nextInt(5)) {
      case 0 -> box;
      case 1 -> new RotatedBox(32, 24, width, height, random.nextInt(4) * 0.25);
      case 2 ->
          new Polygon(
              List.of(
                  new Point(x, y),
                  new Point(x + width, y),
                  new Point(x + width, y + height),
                  new Point(x, y + height / 2)));
      case 3 -> randomMask(box);
      default ->
          new Keypoints(
              box, List.of(keypoint("left", x + 1, y + 1), keypoint("nose", x + width, y + 2)));
    };
  }

  /** All pixels of a box but those of its right lower corner. */
  private static Mask randomMask(Box box) {
    var runs = new MaskRuns(64, 48);
    for (int row = (int) box.yMin(); row < box.yMax(); row++) {
      long start = row * 64L + (long) box.xMin();
      runs.add(start, start + (long) box.width() - (row == box.yMax() - 1 ? 1 : 0));
    }
    return runs.toMask();
  }

  @Test
  void writeItem_everyShape_isReadable() throws IOException {
    Map<Class<?>, Shape> samples = shapes();
    for (Class<?> type : Shape.class.getPermittedSubclasses()) {
      Shape shape = samples.get(type);
      if (shape == null) {
        throw new AssertionError("the contract lacks a sample of " + type);
      }
      byte[] content = item(draft("a.jpg", new Region("cat", 0.5, shape)), LABELS);
      assertReadable(itemPath(), content);
      assertTrue(
          content.length > item(draft("a.jpg"), LABELS).length, () -> type + " leaves no trace");
    }
  }

  @Test
  void writeItem_tagsAndSegments_areReadable() throws IOException {
    Draft draft =
        draft(
            "a.jpg",
            new Tag("cat", 0.75),
            new Tag("cat", 0.5),
            Segment.of(new TimeSpan(0, 1), "dog", 0.25));
    assertReadable(itemPath(), item(draft, LABELS));
  }

  @Test
  void writeItem_extremeGeometry_writesNumbersOnly() throws IOException {
    Draft draft =
        draft(
            "a.jpg",
            new Region("cat", 1, new Box(-1e300, -1e300, 1e300, 1e300)),
            new Region("cat", 0, new Box(3, 4, 3, 4)),
            new Region("cat", 1e-9, new Box(1e-9, 1e-9, 2e-9, 2e-9)),
            new Region("dog", 0.5, new RotatedBox(5, 5, 1e300, 2, 0.5)),
            new Region("dog", 0.5, new Box(1e6, 1e6, 1e7, 1e7)),
            new Region("dog", 0.5, new Mask(64, 48, List.of(64 * 48))));
    byte[] content = item(draft, LABELS);
    String text = new String(content, StandardCharsets.UTF_8);
    assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    assertReadable(itemPath(), content);
  }

  @Test
  void write_oddLabelsAndNames_areReadable() throws IOException {
    LabelSet labels = new LabelSet(ODD_TEXTS);
    List<Draft> drafts = new ArrayList<>();
    for (String text : ODD_TEXTS) {
      Shape face = new Keypoints(new Box(1, 2, 9, 8), List.of(keypoint(text, 3, 4)));
      drafts.add(
          draft(
              text + ".jpg",
              new Region(text, 0.5, new Box(1, 2, 3, 5)),
              new Region(text, 0.5, face),
              new Tag(text, 0.5)));
    }
    assertAllReadable(written(drafts, labels));
  }

  private static Map<Class<?>, Shape> shapes() {
    Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    for (Shape shape :
        List.of(
            new Box(1.25, 2.5, 30.125, 40),
            new RotatedBox(30, 20, 16, 8, 0.5),
            new Polygon(List.of(new Point(1, 2), new Point(20, 3.5), new Point(10, 30))),
            new Mask(64, 48, List.of(70, 3, 61, 3, 64 * 48 - 137)),
            new Keypoints(
                new Box(5, 6, 25, 36),
                List.of(keypoint("left", 10, 12), keypoint("nose", 15, 70))))) {
      shapes.put(shape.getClass(), shape);
    }
    return shapes;
  }

  private static Keypoint keypoint(String name, double x, double y) {
    return new Keypoint(name, new Point(x, y), 0.5);
  }
}
