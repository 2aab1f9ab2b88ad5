package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.geometry.MinimumAreaRectangle;
import java.util.ArrayList;
import java.util.List;

/** Shapes as the one list of corners that a row holds. */
final class YoloShapes {
  private YoloShapes() {}

  /**
   * Returns one outline of a shape. The parts of a mask and its holes are joined by lines there and
   * back, so that the outline encloses exactly the mask.
   *
   * @param box what stands for shapes without outline
   */
  static List<Point> outline(Shape shape, Box box) {
    if (shape instanceof Polygon polygon) {
      return polygon.points();
    }
    if (shape instanceof RotatedBox rotated) {
      return rotated.corners();
    }
    return shape instanceof Mask mask ? joined(MaskOutline.of(mask)) : corners(box);
  }

  /** Returns the corners of the smallest rotated box around a shape. */
  static List<Point> rotated(Shape shape, Box box) {
    return shape instanceof Polygon || shape instanceof Mask
        ? MinimumAreaRectangle.of(outline(shape, box)).corners()
        : outline(shape, box);
  }

  private static List<Point> corners(Box box) {
    return List.of(
        new Point(box.xMin(), box.yMin()),
        new Point(box.xMax(), box.yMin()),
        new Point(box.xMax(), box.yMax()),
        new Point(box.xMin(), box.yMax()));
  }

  /** All outlines hang on the first point of the first. */
  private static List<Point> joined(List<MaskPart> parts) {
    List<List<Point>> outlines = new ArrayList<>();
    for (MaskPart part : parts) {
      outlines.add(part.outline());
      outlines.addAll(part.holes());
    }
    List<Point> all = new ArrayList<>(outlines.get(0));
    for (List<Point> outline : outlines.subList(1, outlines.size())) {
      all.add(all.get(0));
      all.addAll(outline);
      all.add(outline.get(0));
    }
    return all;
  }
}
