package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.util.List;

/**
 * Puts shapes into CVAT's pixels, which are ours, and cuts off what lies beyond the frame.
 *
 * @param width of the frame
 * @param height of the frame
 */
record FramePixels(int width, int height) {
  private static final double FULL_TURN = 360;

  /** Returns a point, or the nearest in the frame. */
  Point clipped(Point point) {
    return new Point(within(point.x(), width), within(point.y(), height));
  }

  /** Returns the part of a box in the frame; empty at its edge when there is none. */
  Box clipped(Box box) {
    return new Box(
        within(box.xMin(), width),
        within(box.yMin(), height),
        within(box.xMax(), width),
        within(box.yMax(), height));
  }

  /** Returns whether a box has no area in the numbers that are written. */
  boolean isEmpty(Box box) {
    return Rounding.pixels(box.xMin()) == Rounding.pixels(box.xMax())
        || Rounding.pixels(box.yMin()) == Rounding.pixels(box.yMax());
  }

  /**
   * Returns the outline of a shape in the frame: a mask's largest part, a box's corners.
   *
   * @return empty when it encloses nothing
   */
  List<Point> outline(Shape shape, MaskOutlines outlines) {
    List<Point> outline = corners(shape, outlines).stream().map(this::clipped).toList();
    return Outlines.area(List.of(outline)) == 0 ? List.of() : outline;
  }

  private static List<Point> corners(Shape shape, MaskOutlines outlines) {
    if (shape instanceof Mask mask) {
      return outlines.largest(mask);
    }
    if (shape instanceof Box || shape instanceof Keypoints) {
      Box box = shape.enclosingBox();
      return List.of(
          new Point(box.xMin(), box.yMin()),
          new Point(box.xMax(), box.yMin()),
          new Point(box.xMax(), box.yMax()),
          new Point(box.xMin(), box.yMax()));
    }
    return Outlines.of(shape).get(0);
  }

  /** Returns an angle in degrees from 0 to below 360: CVAT refuses a negative one. */
  static double degrees(double radians) {
    double degrees = Rounding.pixels(Math.toDegrees(radians) % FULL_TURN);
    double turned = degrees < 0 ? degrees + FULL_TURN : degrees;
    return turned >= FULL_TURN ? 0 : Rounding.pixels(turned);
  }

  private static double within(double value, int size) {
    return Math.max(0, Math.min(size, value));
  }
}
