package dev.firstpass.inference.tiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.PolygonArea;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeUnionTest {
  @Test
  void of_boxes_isTheBoxAroundBoth() {
    assertEquals(new Box(1, 2, 9, 8), ShapeUnion.of(new Box(1, 3, 5, 8), new Box(4, 2, 9, 7)));
  }

  @Test
  void of_masks_hasThePixelsOfBoth() {
    Mask left = new Mask(6, 2, List.of(0, 3, 3, 3, 3));
    Mask right = new Mask(6, 2, List.of(2, 3, 3, 3, 1));

    assertEquals(new Mask(6, 2, List.of(0, 5, 1, 5, 1)), ShapeUnion.of(left, right));
  }

  @Test
  void of_turnedBoxes_growsAlongTheBetterOnesAngle() {
    RotatedBox left = new RotatedBox(20, 20, 20, 6, Math.PI / 4);
    RotatedBox right = new RotatedBox(30, 30, 20, 6, Math.PI / 4);

    Shape union = ShapeUnion.of(left, right);

    RotatedBox box = (RotatedBox) union;
    assertEquals(25, box.xCentre(), 1e-9);
    assertEquals(25, box.yCentre(), 1e-9);
    assertEquals(20 + Math.hypot(10, 10), box.width(), 1e-9);
    assertEquals(6, box.height(), 1e-9);
    assertEquals(Math.PI / 4, box.radians(), 0);
  }

  @Test
  void of_polygons_goesAroundBoth() {
    Polygon left = rectangle(100, 50, 140, 80);
    Polygon right = rectangle(130, 50, 180, 80);

    Polygon union = (Polygon) ShapeUnion.of(left, right);

    assertEquals(80 * 30, Math.abs(PolygonArea.signed(union.points())), 80);
    assertTrue(union.enclosingBox().iou(new Box(100, 50, 180, 80)) > 0.95, union.toString());
  }

  @Test
  void of_keypoints_isTheFullerOne() {
    Keypoints fragment = new Keypoints(new Box(0, 0, 10, 20), List.of());
    Keypoints person = new Keypoints(new Box(0, 0, 20, 40), List.of());

    assertEquals(person, ShapeUnion.of(fragment, person));
    assertEquals(person, ShapeUnion.of(person, fragment));
  }

  static Polygon rectangle(double left, double top, double right, double bottom) {
    return new Polygon(
        List.of(
            new Point(left, top),
            new Point(right, top),
            new Point(right, bottom),
            new Point(left, bottom)));
  }
}
