package dev.firstpass.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StoredFrameTest {
  private static final double CENTRE = 0.5;
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @CsvFileSource(resources = "orientations.tsv", delimiter = '\t', numLinesToSkip = 1)
  void toStored_everyPixel_isWherePillowTookItFrom(
      int exif, int width, int height, int x, int y, int storedX, int storedY) {
    var frame =
        StoredFrame.of(new ImageFacts("a.jpg", "00", width, height, Orientation.ofExif(exif)));
    var upright = new Point(x + CENTRE, y + CENTRE);
    var stored = new Point(storedX + CENTRE, storedY + CENTRE);

    assertEquals(stored, frame.toStored(upright));
    assertEquals(upright, frame.toUpright(stored));
    assertEquals(
        new Box(storedX, storedY, storedX + 1, storedY + 1),
        frame.toStored(new Box(x, y, x + 1, y + 1)));
    assertEquals(
        new Box(x, y, x + 1, y + 1),
        frame.toUpright(new Box(storedX, storedY, storedX + 1, storedY + 1)));
    assertEquals(List.of(5, 3), List.of(frame.width(), frame.height()));
    assertEquals(exif, frame.orientation().exif());
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void toStored_turnedBox_hasTheCornersOfItsOwnCornersInClockwiseOrder(Orientation orientation) {
    var frame = new StoredFrame(orientation, 200, 90);
    for (double radians = -7; radians < 7; radians += 0.37) {
      var upright = new RotatedBox(50, 40, 30, 12, radians);

      RotatedBox stored = frame.toStored(upright);

      List<Point> expected = sorted(upright.corners().stream().map(frame::toStored).toList());
      List<Point> corners = sorted(stored.corners());
      for (int i = 0; i < corners.size(); i++) {
        assertEquals(expected.get(i).x(), corners.get(i).x(), TOLERANCE);
        assertEquals(expected.get(i).y(), corners.get(i).y(), TOLERANCE);
      }
      assertEquals(upright.width(), stored.width());
      assertTrue(PolygonArea.signed(stored.corners()) > 0);
    }
  }

  @Test
  void constructor_wrongNumbers_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Orientation.ofExif(0));
    assertThrows(IllegalArgumentException.class, () -> Orientation.ofExif(9));
    assertThrows(IllegalArgumentException.class, () -> new StoredFrame(Orientation.UPRIGHT, 0, 3));
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream()
        .sorted(
            Comparator.<Point>comparingDouble(point -> Math.rint(point.x() * 1e6))
                .thenComparingDouble(Point::y))
        .toList();
  }
}
