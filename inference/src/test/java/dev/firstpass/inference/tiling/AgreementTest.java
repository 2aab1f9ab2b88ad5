package dev.firstpass.inference.tiling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.inference.tiling.Agreement.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgreementTest {
  private static final TilePlan PLAN =
      TilePlan.of(TilePlanTest.tiling(100, 0.2, List.of(1.0), true), 180, 100);

  @ParameterizedTest
  @CsvSource({
    // Two whole objects, one in front of the other.
    "82, 10, 98, 50, 82, 10, 98, 30, IOS, 0.51, false",
    "82, 10, 98, 50, 82, 10, 98, 30, IOU, 0.51, false",
    // A fragment that lies inside a whole object.
    "90, 10, 100, 30, 85, 10, 120, 50, IOS, 1, true",
    "90, 10, 100, 30, 85, 10, 120, 50, IOU, 0.34, false",
    "82, 10, 98, 50, 82, 10, 98, 30, IOU, 0.49, true",
    // Fragments agree by what both see of them, whatever their full size.
    "10, 20, 100, 80, 80, 20, 170, 80, IOU, 1, true",
    "10, 20, 100, 80, 80, 20, 170, 50, IOU, 0.51, false",
    // Apart.
    "10, 20, 70, 80, 90, 20, 170, 80, IOS, 0.05, false",
  })
  void same_boxes_comparesWhatBothTilesSee(
      double a,
      double b,
      double c,
      double d,
      double e,
      double f,
      double g,
      double h,
      Measure measure,
      double threshold,
      boolean same) {
    Seen left = seen(0, new Box(a, b, c, d));
    Seen right = seen(1, new Box(e, f, g, h));

    assertEquals(same, new Agreement(measure, threshold).same(left, right));
    assertEquals(same, new Agreement(measure, threshold).same(right, left));
  }

  /** Ships moored side by side at an angle: their upright boxes overlap, they do not. */
  @Test
  void same_turnedNeighbours_areTwo() {
    Shape one = new RotatedBox(88, 50, 30, 4, Math.PI / 4);
    Shape other = new RotatedBox(94, 44, 30, 4, Math.PI / 4);
    Agreement agreement = new Agreement(Measure.IOS, 0.3);

    assertEquals(false, agreement.same(seen(2, one), seen(0, other)));
    assertEquals(true, agreement.same(seen(2, one.enclosingBox()), seen(0, other.enclosingBox())));
  }

  @Test
  void inside_eachShape_countsWhatTheOtherTileSees() {
    Box view = new Box(80, 0, 180, 100);
    Polygon polygon = ShapeUnionTest.rectangle(60, 10, 100, 20);
    Mask mask = new Mask(180, 100, List.of(10 * 180 + 60, 40, 140, 40, 180 * 100 - 2020 - 60));

    assertEquals(200, ShapeArea.inside(polygon, view), 1e-9);
    assertEquals(200, ShapeArea.inside(polygon.enclosingBox(), view), 1e-9);
    assertEquals(200, ShapeArea.inside(new RotatedBox(80, 15, 40, 10, 0), view), 1e-9);
    assertEquals(40, ShapeArea.inside(mask, view), 1e-9);
  }

  private static Seen seen(int tile, Shape shape) {
    return Seen.by(PLAN.tiles().get(tile), new Region("ship", 0.5, shape), PLAN);
  }
}
