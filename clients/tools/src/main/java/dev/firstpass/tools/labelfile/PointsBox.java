package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import java.util.List;

/** The box of keypoints in formats that hold nothing but the points. */
public final class PointsBox {
  private static final double HALF_PIXEL = 0.5;

  private PointsBox() {}

  /** Returns keypoints whose box is the one around them, at least a pixel wide and high. */
  public static Keypoints of(List<Keypoint> points) {
    return new Keypoints(around(points.stream().map(Keypoint::at).toList()), points);
  }

  /** Returns the box that would be read back if only the points were written. */
  static Box around(Keypoints keypoints) {
    return around(keypoints.points().stream().map(Keypoint::at).toList());
  }

  private static Box around(List<Point> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("keypoints have no point");
    }
    double xMin = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double yMin = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double xMax = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double yMax = points.stream().mapToDouble(Point::y).max().orElseThrow();
    double xPad = xMax - xMin < 2 * HALF_PIXEL ? HALF_PIXEL : 0;
    double yPad = yMax - yMin < 2 * HALF_PIXEL ? HALF_PIXEL : 0;
    return new Box(xMin - xPad, yMin - yPad, xMax + xPad, yMax + yPad);
  }
}
