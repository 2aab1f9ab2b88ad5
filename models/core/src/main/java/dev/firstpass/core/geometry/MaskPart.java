package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.List;

/**
 * One connected part of a mask, along the edges of its pixels.
 *
 * @param outline around it, clockwise on the screen from its topmost left corner
 * @param holes around each of its holes, counter-clockwise, in the order of their topmost left
 *     corners
 */
public record MaskPart(List<Point> outline, List<List<Point>> holes) {
  public MaskPart {
    outline = List.copyOf(outline);
    holes = holes.stream().map(List::copyOf).toList();
  }

  /** Returns how many pixels it has. */
  public double area() {
    double area = filledArea();
    for (List<Point> hole : holes) {
      area += PolygonArea.signed(hole);
    }
    return area;
  }

  /** Returns how many pixels it and its holes have. */
  public double filledArea() {
    return PolygonArea.signed(outline);
  }

  /**
   * Returns a polygon of few points around the part with its holes filled.
   *
   * @param tolerance how far the polygon may stray from the outline, in pixels; 0 gives the outline
   *     itself
   * @see PolygonSimplification
   */
  public List<Point> simplified(double tolerance) {
    return tolerance > 0 ? PolygonSimplification.of(Staircase.cut(outline), tolerance) : outline;
  }
}
