package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.List;

/** The area that a closed outline encloses. */
public final class PolygonArea {
  private PolygonArea() {}

  /**
   * Returns the area, positive when the outline goes clockwise on the screen.
   *
   * @param outline corners in order, the last not the first again; empty encloses nothing
   */
  public static double signed(List<Point> outline) {
    if (outline.isEmpty()) {
      return 0;
    }
    double doubled = 0;
    Point previous = outline.get(outline.size() - 1);
    for (Point point : outline) {
      doubled += previous.x() * point.y() - point.x() * previous.y();
      previous = point;
    }
    return doubled / 2;
  }
}
