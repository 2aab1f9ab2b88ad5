package dev.firstpass.tools.xanylabeling;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.PolygonSimplification;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.tools.labelfile.Outlines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the shapes of an answer. An object of several shapes (a box and its keypoints, the parts
 * of a mask) is held together by a group. The tool has no room for a label of the whole picture:
 * the best one becomes a rectangle around it. Confined to one answer.
 */
final class Shapes {
  /** What the tool takes for an object that has no name yet; the next answer takes its place. */
  private static final String UNNAMED = "AUTOLABEL_OBJECT";

  /** A point that is more likely hidden than seen. */
  private static final double LEAST_VISIBLE = 0.5;

  /** The steps of a mask's pixels are nobody's outline. */
  private static final double STEP = 1;

  private static final String HIDDEN = "hidden-keypoint";
  private static final String NOT_BEST = "not-the-best-tag";
  private static final String NO_OUTLINE = "no-outline";

  private final List<String> classes;
  private final double fineness;
  private final boolean unnamed;
  private final List<ShapeEntry> shapes = new ArrayList<>();
  private final DropReport dropped = new DropReport();
  private int groups;

  /**
   * @param classes the only ones wanted; empty for all
   * @param fineness how far outlines may be simplified, as a share of their length
   * @param unnamed whether they are of one object, which the annotator will name
   */
  Shapes(List<String> classes, double fineness, boolean unnamed) {
    this.classes = classes;
    this.fineness = fineness;
    this.unnamed = unnamed;
  }

  /**
   * Adds suggestions.
   *
   * @param frame where they are to be told
   */
  void add(List<Suggestion> suggestions, StoredFrame frame) {
    for (Suggestion suggestion : suggestions) {
      if (suggestion instanceof Region region && wanted(region.label())) {
        add(region, frame);
      }
    }
    List<Tag> tags =
        suggestions.stream()
            .filter(Tag.class::isInstance)
            .map(Tag.class::cast)
            .filter(tag -> wanted(tag.label()))
            .sorted(Comparator.comparingDouble(Tag::score).reversed())
            .toList();
    for (int i = 0; i < tags.size(); i++) {
      if (i == 0) {
        Box whole = new Box(0, 0, frame.width(), frame.height());
        shapes.add(ShapeEntry.rectangle(tags.get(0).label(), tags.get(0).score(), whole, 0));
      } else {
        drop(NOT_BEST, tags.get(i).label());
      }
    }
  }

  /** Returns the answer. What the annotator shows is never a reason to remove what is there. */
  ToolAnswer answer() throws IOException {
    return ToolAnswer.json(200, ShapeEntry.answer(shapes, unnamed)).without(dropped.dropped());
  }

  private boolean wanted(String label) {
    return classes.isEmpty() || unnamed || classes.contains(label);
  }

  private void add(Region region, StoredFrame frame) {
    String label = unnamed ? UNNAMED : region.label();
    if (region.shape() instanceof Box box) {
      shapes.add(ShapeEntry.rectangle(label, region.score(), frame.toStored(box), 0));
    } else if (region.shape() instanceof RotatedBox rotated) {
      shapes.add(ShapeEntry.rotation(label, region.score(), frame.toStored(rotated)));
    } else if (region.shape() instanceof Keypoints keypoints) {
      addKeypoints(label, region.score(), keypoints, frame);
    } else {
      addOutlines(label, region, frame);
    }
  }

  private void addKeypoints(String label, double score, Keypoints keypoints, StoredFrame frame) {
    int group = ++groups;
    shapes.add(ShapeEntry.rectangle(label, score, frame.toStored(keypoints.box()), group));
    for (Keypoint point : keypoints.points()) {
      if (point.score() < LEAST_VISIBLE) {
        drop(HIDDEN, point.name());
      } else {
        shapes.add(
            ShapeEntry.point(point.name(), point.score(), frame.toStored(point.at()), group));
      }
    }
  }

  private void addOutlines(String label, Region region, StoredFrame frame) {
    List<List<Point>> outlines = outlines(region.shape());
    if (outlines.isEmpty()) {
      drop(NO_OUTLINE, region.label());
    }
    int group = outlines.size() > 1 ? ++groups : 0;
    for (List<Point> outline : outlines) {
      List<Point> stored = outline.stream().map(frame::toStored).toList();
      shapes.add(ShapeEntry.polygon(label, region.score(), stored, group));
    }
  }

  private List<List<Point>> outlines(Shape shape) {
    if (shape instanceof Mask mask) {
      return MaskOutline.of(mask).stream()
          .map(part -> part.simplified(Math.max(STEP, tolerance(part.outline()))))
          .toList();
    }
    return Outlines.of(shape).stream()
        .map(outline -> PolygonSimplification.of(outline, tolerance(outline)))
        .toList();
  }

  /** How far an outline may be simplified: a share of its length. */
  private double tolerance(List<Point> outline) {
    double length = 0;
    Point before = outline.get(outline.size() - 1);
    for (Point point : outline) {
      length += Math.hypot(point.x() - before.x(), point.y() - before.y());
      before = point;
    }
    return fineness * length;
  }

  private void drop(String reason, String label) {
    dropped.add(reason, label);
  }
}
