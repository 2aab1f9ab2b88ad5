package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.List;
import java.util.Set;

/** Counts what rows of a task cannot hold. Confined to one writing. */
final class YoloLosses {
  private final YoloTask task;
  private final ShapeLosses losses;

  YoloLosses(YoloTask task, ShapeLosses losses) {
    this.task = task;
    this.losses = losses;
  }

  /** Counts what is lost of an image's labels. */
  void count(ImageLabels image) {
    losses.withoutTags(image);
    for (DrawnRegion drawn : image.regions()) {
      Shape shape = drawn.region().shape();
      switch (task) {
        case DETECT -> losses.asBox(drawn);
        case SEGMENT -> countAs(drawn, "polygon", shape instanceof Polygon);
        case OBB -> countAs(drawn, "rotated", shape instanceof RotatedBox);
        case POSE -> countPose(drawn);
      }
      if (isClipped(drawn, image)) {
        losses.add("clipped", drawn.label());
      }
      losses.attributes(
          drawn.label(), task == YoloTask.POSE ? Set.of(LabelAttributes.HIDDEN_POINTS) : Set.of());
    }
  }

  private void countPose(DrawnRegion drawn) {
    if (drawn.region().shape() instanceof Keypoints keypoints) {
      losses.keypointsWithoutScores(drawn, keypoints);
    } else {
      losses.asBox(drawn);
    }
  }

  private void countAs(DrawnRegion drawn, String form, boolean kept) {
    if (!kept) {
      Shape shape = drawn.region().shape();
      losses.add(
          shape instanceof Keypoints ? "keypoints-as-box" : name(shape) + "-as-" + form,
          drawn.label());
    }
  }

  private static String name(Shape shape) {
    if (shape instanceof Box) {
      return "box";
    }
    if (shape instanceof RotatedBox) {
      return "rotated";
    }
    return shape instanceof Mask ? "mask" : "polygon";
  }

  private boolean isClipped(DrawnRegion drawn, ImageLabels image) {
    Shape shape = drawn.region().shape();
    List<Point> points =
        switch (task) {
          case DETECT -> List.of();
          case SEGMENT -> YoloShapes.outline(shape, drawn.box());
          case OBB -> YoloShapes.rotated(shape, drawn.box());
          case POSE ->
              shape instanceof Keypoints keypoints
                  ? keypoints.points().stream().map(Keypoints.Keypoint::at).toList()
                  : List.of();
        };
    return drawn.isClipped() || points.stream().anyMatch(point -> isOutside(point, image));
  }

  private static boolean isOutside(Point point, ImageLabels image) {
    return Rounding.pixels(point.x()) < 0
        || Rounding.pixels(point.y()) < 0
        || Rounding.pixels(point.x() - image.image().width()) > 0
        || Rounding.pixels(point.y() - image.image().height()) > 0;
  }
}
