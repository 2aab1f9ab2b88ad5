package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import java.util.List;

/** How much two rotated boxes have in common, by area and by probability. */
public final class RotatedOverlap {
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

  /** Returns the probabilistic overlap of two boxes: {@link BoxDistribution#overlap}. */
  public static double probabilistic(RotatedBox a, RotatedBox b) {
    return BoxDistribution.of(a).overlap(BoxDistribution.of(b));
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
