package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import java.util.List;

/** How much two rotated boxes have in common, by area and by probability. */
public final class RotatedOverlap {
  /** Keeps quotients and logarithms finite; the reference's own value, which its results carry. */
  private static final double EPSILON = 1e-7;

  private static final double MAX_DISTANCE = 100;

  /** The variance of a uniform distribution over a side of length 1. */
  private static final double UNIT_VARIANCE = 1 / 12.0;

  private RotatedOverlap() {}

  /** Returns intersection over union in [0, 1]; 0 when either is empty. */
  public static double iou(RotatedBox a, RotatedBox b) {
    double both = intersection(a, b.corners());
    double either = a.width() * a.height() + b.width() * b.height() - both;
    return both > 0 ? Math.min(both / either, 1) : 0;
  }

  /** Returns the area that a rotated box shares with a box, in square pixels. */
  public static double intersection(RotatedBox rotated, Box box) {
    return intersection(
        rotated,
        List.of(
            new Point(box.xMin(), box.yMin()),
            new Point(box.xMax(), box.yMin()),
            new Point(box.xMax(), box.yMax()),
            new Point(box.xMin(), box.yMax())));
  }

  /**
   * Returns 1 minus the Hellinger distance of the normal distributions that have the boxes' means
   * and covariances: "probabilistic IoU" (Llerena et al., arXiv:2106.06072), in [0, 1]. It never
   * exceeds 1 minus the root of {@value #EPSILON}.
   */
  public static double probabilistic(RotatedBox a, RotatedBox b) {
    double xx = varianceX(a) + varianceX(b);
    double yy = varianceY(a) + varianceY(b);
    double xy = covariance(a) + covariance(b);
    double dx = a.xCentre() - b.xCentre();
    double dy = a.yCentre() - b.yCentre();
    double determinant = xx * yy - xy * xy;
    double apart = (xx * dy * dy + yy * dx * dx) / (determinant + EPSILON) / 4;
    double turned = -xy * dx * dy / (determinant + EPSILON) / 2;
    double unlike = Math.log(determinant / (4 * rootOfDeterminants(a, b) + EPSILON) + EPSILON) / 2;
    double distance = Math.min(Math.max(apart + turned + unlike, EPSILON), MAX_DISTANCE);
    return 1 - Math.sqrt(1 - Math.exp(-distance) + EPSILON);
  }

  /** The determinant of a box's covariance is that of the box before it was turned. */
  private static double rootOfDeterminants(RotatedBox a, RotatedBox b) {
    return a.width() * a.height() * b.width() * b.height() * UNIT_VARIANCE * UNIT_VARIANCE;
  }

  private static double varianceX(RotatedBox box) {
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    double wide = box.width() * box.width();
    double high = box.height() * box.height();
    return (wide * cos * cos + high * sin * sin) * UNIT_VARIANCE;
  }

  private static double varianceY(RotatedBox box) {
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    double wide = box.width() * box.width();
    double high = box.height() * box.height();
    return (wide * sin * sin + high * cos * cos) * UNIT_VARIANCE;
  }

  private static double covariance(RotatedBox box) {
    double wide = box.width() * box.width();
    double high = box.height() * box.height();
    return (wide - high) * Math.cos(box.radians()) * Math.sin(box.radians()) * UNIT_VARIANCE;
  }

  /** Cuts a convex outline, clockwise on the screen, at the four sides of the box. */
  private static double intersection(RotatedBox box, List<Point> outline) {
    List<Point> corners = box.corners();
    List<Point> rest = outline;
    for (int i = 0; i < corners.size() && !rest.isEmpty(); i++) {
      rest = HalfPlane.clip(rest, corners.get(i), corners.get((i + 1) % corners.size()));
    }
    return Math.max(PolygonArea.signed(rest), 0);
  }
}
