package dev.firstpass.core.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.geometry.MaskUnion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShapeWithinTest {
  @Test
  void within_shapesOfPoints_areMoved() {
    Polygon triangle = new Polygon(List.of(new Point(1, 2), new Point(5, 2), new Point(3, 6)));
    Keypoints person =
        new Keypoints(
            new Box(0, 1, 2, 3), List.of(new Keypoints.Keypoint("nose", new Point(1, 2), 0.5)));

    assertEquals(new Box(11, 23, 14, 25), new Box(1, 3, 4, 5).within(10, 20, 99, 99));
    assertEquals(
        new RotatedBox(11, 22, 3, 4, 0.5), new RotatedBox(1, 2, 3, 4, 0.5).within(10, 20, 99, 99));
    assertEquals(new Box(11, 22, 15, 26), triangle.within(10, 20, 99, 99).enclosingBox());
    assertEquals(
        new Keypoints(
            new Box(10, 21, 12, 23),
            List.of(new Keypoints.Keypoint("nose", new Point(11, 22), 0.5))),
        person.within(10, 20, 99, 99));
  }

  @Test
  void within_randomMasks_setsTheSamePixelsElsewhere() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      int left = random.nextInt(5);
      int top = random.nextInt(5);
      Bitmap part = random(width, height, random);

      Bitmap placed = Bitmap.of(part.toMask().within(left, top, 20, 18));

      for (int y = 0; y < 18; y++) {
        for (int x = 0; x < 20; x++) {
          assertEquals(part.isSet(x - left, y - top), placed.isSet(x, y), "case " + i);
        }
      }
    }
  }

  @Test
  void unionAndArea_randomMasks_countPixels() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Bitmap one = random(9, 7, random);
      Bitmap other = random(9, 7, random);

      Bitmap union = Bitmap.of(MaskUnion.of(one.toMask(), other.toMask()));

      int inside = 0;
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 9; x++) {
          assertEquals(one.isSet(x, y) || other.isSet(x, y), union.isSet(x, y), "case " + i);
          inside += one.isSet(x, y) && x >= 2 && x < 6 && y >= 1 && y < 5 ? 1 : 0;
        }
      }
      assertEquals(inside, MaskOverlap.area(one.toMask(), 2, 1, 6, 5), "case " + i);
    }
  }

  @Test
  void add_runsOutOfOrder_isRefused() {
    MaskRuns runs = new MaskRuns(4, 4);
    runs.add(5, 7);

    assertThrows(IllegalArgumentException.class, () -> runs.add(2, 9));
  }

  private static Bitmap random(int width, int height, Random random) {
    Bitmap bitmap = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      int from = random.nextInt(width + 1);
      bitmap.setRow(y, from, from + random.nextInt(width + 1 - from));
    }
    return bitmap;
  }
}
