package dev.firstpass.core.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 10, 10, 5, 5, 15, 15, 0.142857142857",
    "0, 0, 10, 10, 0, 0, 10, 10, 1",
    "0, 0, 10, 10, 10, 0, 20, 10, 0",
    "0, 0, 0, 0, 0, 0, 0, 0, 0",
    "2, 3, 7, 9, 3, 4, 5, 6, 0.133333333333",
  })
  void iou_twoBoxes_isIntersectionOverUnion(
      double a, double b, double c, double d, double e, double f, double g, double h, double iou) {
    assertEquals(iou, new Box(a, b, c, d).iou(new Box(e, f, g, h)), 1e-9);
    assertEquals(iou, new Box(e, f, g, h).iou(new Box(a, b, c, d)), 1e-9);
  }

  @Test
  void box_edgesInTheWrongOrderOrNotFinite_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Box(5, 0, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> new Box(Double.NaN, 0, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> new Box(0, 0, Double.POSITIVE_INFINITY, 1));
  }

  @Test
  void enclosingBox_turnedRectangle_holdsItsCorners() {
    RotatedBox turned = new RotatedBox(10, 20, 8, 4, Math.PI / 2);

    Box box = turned.enclosingBox();

    assertEquals(8, box.xMin(), 1e-9);
    assertEquals(12, box.xMax(), 1e-9);
    assertEquals(16, box.yMin(), 1e-9);
    assertEquals(24, box.yMax(), 1e-9);
  }

  /** Against a naive twin that sets every pixel. */
  @Test
  void enclosingBox_randomMasks_isThatOfTheirPixels() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int width = 1 + random.nextInt(9);
      int height = 1 + random.nextInt(9);
      List<Integer> runs = randomRuns(random, width * height);

      Box box = new Mask(width, height, runs).enclosingBox();

      assertEquals(naive(width, runs), box, "runs " + runs + " of width " + width);
    }
  }

  @Test
  void mask_runsThatDoNotAddUp_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Mask(3, 2, List.of(2, 3)));
  }

  @Test
  void region_scoreOutsideTheRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Region("x", 1.01, new Box(0, 0, 1, 2)));
    assertThrows(IllegalArgumentException.class, () -> new Tag("x", Double.NaN));
  }

  private static List<Integer> randomRuns(Random random, int pixels) {
    List<Integer> runs = new java.util.ArrayList<>();
    int left = pixels;
    while (left > 0) {
      int run = Math.min(left, random.nextInt(runs.isEmpty() ? 5 : 7) + (runs.isEmpty() ? 0 : 1));
      runs.add(run);
      left -= run;
    }
    return runs;
  }

  private static Box naive(int width, List<Integer> runs) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    int position = 0;
    for (int i = 0; i < runs.size(); i++) {
      for (int k = 0; k < runs.get(i); k++, position++) {
        if (i % 2 == 1) {
          left = Math.min(left, position % width);
          right = Math.max(right, position % width + 1);
          top = Math.min(top, position / width);
          bottom = Math.max(bottom, position / width + 1);
        }
      }
    }
    return right == 0 ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
  }
}
