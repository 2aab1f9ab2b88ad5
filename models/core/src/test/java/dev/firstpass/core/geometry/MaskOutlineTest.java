package dev.firstpass.core.geometry;

import static dev.firstpass.core.geometry.Pictures.mask;
import static dev.firstpass.core.geometry.Pictures.points;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MaskOutlineTest {
  @Test
  void of_onePixel_isItsSquare() {
    assertEquals(List.of(points(2, 1, 3, 1, 3, 2, 2, 2)), outlines(mask("....", "..#.", "....")));
  }

  @Test
  void of_wholeImage_isItsBorder() {
    assertEquals(List.of(points(0, 0, 3, 0, 3, 2, 0, 2)), outlines(mask("###", "###")));
  }

  @Test
  void of_ring_fillsTheHole() {
    assertEquals(List.of(points(0, 0, 3, 0, 3, 3, 0, 3)), outlines(mask("###", "#.#", "###")));
  }

  @Test
  void of_pixelInsideRing_isAPartOfItsOwn() {
    assertEquals(
        List.of(points(0, 0, 5, 0, 5, 5, 0, 5), points(2, 2, 3, 2, 3, 3, 2, 3)),
        outlines(mask("#####", "#...#", "#.#.#", "#...#", "#####")));
  }

  @Test
  void of_touchingCorners_areTwoParts() {
    assertEquals(
        List.of(points(0, 0, 1, 0, 1, 1, 0, 1), points(1, 1, 2, 1, 2, 2, 1, 2)),
        outlines(mask("#.", ".#")));
  }

  @Test
  void of_noPixel_isEmpty() {
    assertEquals(List.of(), outlines(mask("..", "..")));
  }

  @Test
  void of_randomMasks_encloseTheirPixelsAndHoles() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      boolean[][] set = new boolean[height][width];
      for (boolean[] row : set) {
        for (int x = 0; x < width; x++) {
          row[x] = random.nextInt(3) > 0;
        }
      }
      List<List<Point>> outlines = outlines(mask(rows(set)));
      boolean[][] outside = outside(set);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          boolean enclosed = contains(outlines, x + 0.5, y + 0.5);
          boolean reachable = outside[y + 1][x + 1];
          assertEquals(!reachable, enclosed, "seed " + seed + " at " + x + ", " + y);
        }
      }
    }
  }

  /** Floods the background from beyond the border; diagonal steps count, as parts do not touch. */
  private static boolean[][] outside(boolean[][] set) {
    int height = set.length + 2;
    int width = set[0].length + 2;
    boolean[][] outside = new boolean[height][width];
    outside[0][0] = true;
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          boolean free =
              y == 0 || x == 0 || y == height - 1 || x == width - 1 || !set[y - 1][x - 1];
          if (free && !outside[y][x] && hasNeighbour(outside, x, y)) {
            outside[y][x] = true;
            changed = true;
          }
        }
      }
    }
    return outside;
  }

  private static boolean hasNeighbour(boolean[][] outside, int x, int y) {
    for (int ny = Math.max(0, y - 1); ny <= Math.min(outside.length - 1, y + 1); ny++) {
      for (int nx = Math.max(0, x - 1); nx <= Math.min(outside[0].length - 1, x + 1); nx++) {
        if (outside[ny][nx]) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(List<List<Point>> outlines, double x, double y) {
    return outlines.stream().anyMatch(outline -> contains(outline, x, y, outline.size()));
  }

  /** Counts the vertical edges to the right of the point. */
  private static boolean contains(List<Point> outline, double x, double y, int size) {
    boolean inside = false;
    for (int i = 0; i < size; i++) {
      Point a = outline.get(i);
      Point b = outline.get((i + 1) % size);
      if ((a.y() > y) != (b.y() > y) && a.x() > x) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static String[] rows(boolean[][] set) {
    String[] rows = new String[set.length];
    for (int y = 0; y < set.length; y++) {
      var row = new StringBuilder();
      for (boolean pixel : set[y]) {
        row.append(pixel ? '#' : '.');
      }
      rows[y] = row.toString();
    }
    return rows;
  }

  @Test
  void of_ring_hasAHole() {
    List<MaskPart> parts = MaskOutline.of(mask("....", ".###", ".#.#", ".###"));

    assertEquals(1, parts.size());
    assertEquals(List.of(points(2, 3, 3, 3, 3, 2, 2, 2)), parts.get(0).holes());
    assertEquals(8, parts.get(0).area());
    assertEquals(9, parts.get(0).filledArea());
  }

  @Test
  void of_nestedRings_giveEachItsOwnHoles() {
    List<MaskPart> parts =
        MaskOutline.of(
            mask(
                "#######.", //
                "#.....#.",
                "#.###.#.",
                "#.#.#.##",
                "#.###.##",
                "#.....#.",
                "#######."));

    assertEquals(2, parts.size());
    assertEquals(1, parts.get(0).holes().size());
    assertEquals(1, parts.get(1).holes().size());
    assertEquals(25, -PolygonArea.signed(parts.get(0).holes().get(0)));
    assertEquals(1, -PolygonArea.signed(parts.get(1).holes().get(0)));
  }

  @Test
  void of_randomMasks_partsWithHolesAreThePixels() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Bitmap bitmap = Pictures.noise(random, 1 + random.nextInt(14), 1 + random.nextInt(14), 0.65);
      Bitmap again = new Bitmap(bitmap.width(), bitmap.height());
      for (MaskPart part : MaskOutline.of(bitmap)) {
        Bitmap one = Pictures.filled(part.outline(), bitmap.width(), bitmap.height());
        for (List<Point> hole : part.holes()) {
          assertTrue(PolygonArea.signed(hole) < 0);
          Bitmap empty = Pictures.filled(hole, bitmap.width(), bitmap.height());
          remove(empty, one);
        }
        assertEquals(part.area(), one.area(), "seed " + seed);
        assertFalse(MaskOverlap.iou(again.toMask(), one.toMask()) > 0, "parts overlap");
        add(one, again);
      }
      assertEquals(bitmap.toMask(), again.toMask(), "seed " + seed);
      assertEquals(MaskOutline.of(bitmap), MaskOutline.of(bitmap.toMask()));
    }
  }

  private static void add(Bitmap what, Bitmap to) {
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        if (what.isSet(x, y)) {
          to.setRow(y, x, x + 1);
        }
      }
    }
  }

  private static void remove(Bitmap what, Bitmap from) {
    for (int y = 0; y < from.height(); y++) {
      for (int x = 0; x < from.width(); x++) {
        if (what.isSet(x, y)) {
          assertTrue(from.isSet(x, y), "a hole lies inside its part");
          from.clear(x, y);
        }
      }
    }
  }

  private static List<List<Point>> outlines(Mask mask) {
    return MaskOutline.of(mask).stream().map(MaskPart::outline).toList();
  }
}
