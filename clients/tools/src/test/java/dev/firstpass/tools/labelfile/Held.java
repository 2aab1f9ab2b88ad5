package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.MemoryLabelFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What formats of image labels hold of shapes, for their tests. */
public final class Held {
  /** The labels of {@link #everyShape}. */
  public static final LabelSet LABELS = new LabelSet(List.of("cat", "dog"));

  private Held() {}

  /** Returns an item whose regions have other shapes. */
  public static ItemLabels shapes(ItemLabels item, UnaryOperator<Shape> held) {
    return labels(
        item,
        label -> {
          Region region = (Region) label.suggestion();
          Region changed = new Region(region.label(), region.score(), held.apply(region.shape()));
          return new Label(changed, label.scored(), label.attributes());
        });
  }

  /** Returns an item with other labels. */
  public static ItemLabels labels(ItemLabels item, UnaryOperator<Label> held) {
    return new ItemLabels(
        item.item(), item.model(), item.labels().stream().map(held).toList(), item.attributes());
  }

  /** Returns a region as if nobody had given it a score. */
  public static Label unscored(Label label) {
    Region region = (Region) label.suggestion();
    return Label.drawn(new Region(region.label(), 1, region.shape()), label.attributes());
  }

  /** Returns a box for a rotated box that is not turned, any other shape as it is. */
  public static Shape unturned(Shape shape) {
    return shape instanceof RotatedBox box && box.radians() == 0 ? box.enclosingBox() : shape;
  }

  /** Returns keypoints with the box around them, any other shape as it is. */
  public static Shape pointsOnly(Shape shape) {
    return shape instanceof Keypoints keypoints ? PointsBox.of(keypoints.points()) : shape;
  }

  /** Returns keypoints whose scores are 1, any other shape as it is. */
  public static Shape unscoredPoints(Shape shape) {
    return shape instanceof Keypoints keypoints
        ? new Keypoints(
            keypoints.box(),
            keypoints.points().stream().map(p -> new Keypoint(p.name(), p.at(), 1)).toList())
        : shape;
  }

  /**
   * Returns one drawn label of each shape, a mask of two parts of which one has a hole, a box
   * outside the 64x48 image, a tag, a segment, and a box with attributes.
   */
  public static ItemLabels everyShape() {
    List<Label> labels = new ArrayList<>();
    for (Shape shape :
        List.of(
            new Box(1.25, 2.5, 30.125, 40),
            new RotatedBox(30, 20, 16, 8, 0.5),
            new Polygon(List.of(new Point(1, 2), new Point(20, 3.5), new Point(10, 30))),
            new Mask(
                64, 48, List.of(70, 3, 61, 1, 1, 1, 61, 3, 10, 2, 64 * 48 - 70 - 3 - 64 - 64 - 12)),
            new Keypoints(
                new Box(5, 6, 25, 36),
                List.of(
                    new Keypoint("left", new Point(10, 12), 0.5),
                    new Keypoint("nose", new Point(15, 20), 0.5))),
            new Box(70, 10, 80, 20))) {
      labels.add(Label.drafted(new Region("cat", 0.5, shape)));
    }
    labels.add(Label.drafted(new Tag("dog", 0.75)));
    labels.add(Label.drafted(Segment.of(new TimeSpan(0, 1), "dog", 0.5)));
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("occluded", true);
    attributes.put("truncated", true);
    attributes.put("group", 3);
    attributes.put("layer", 2);
    attributes.put("colour", "red");
    attributes.put("age", 4);
    labels.add(Label.drawn(new Region("dog", 1, new Box(2, 3, 40, 42)), attributes));
    return ItemLabels.drawn(new ImageFacts("a/x.png", "", 64, 48), labels);
  }

  /** Returns what writing {@link #everyShape} reports: reason and label with their count. */
  public static Map<String, Integer> losses(LabelFormat format) throws IOException {
    LabelWriting writing = LabelWriting.defaults(format);
    var files = new MemoryLabelFiles();
    format.write(new LabelCollection(LABELS, List.of(everyShape())), writing, files);
    Map<String, Integer> counts = new TreeMap<>();
    writing
        .report()
        .dropped()
        .forEach(drop -> counts.put(drop.reason() + " " + drop.label(), drop.count()));
    return counts;
  }
}
