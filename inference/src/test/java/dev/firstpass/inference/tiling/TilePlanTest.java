package dev.firstpass.inference.tiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class TilePlanTest {
  private static final Agreement ANY = new Agreement(Agreement.Measure.IOS, 0.5);

  @Test
  void of_randomPictures_tilesCoverEveryPixelAndShareAsMuchAsAsked() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      int side = 32 + random.nextInt(900);
      double overlap = random.nextInt(76) / 100.0;
      int width = 1 + random.nextInt(3000);
      int height = 1 + random.nextInt(3000);
      Tiling tiling = tiling(side, overlap, List.of(1.0), false);
      String which = i + ": " + tiling + " " + width + "x" + height;
      TilePlan plan;
      try {
        plan = TilePlan.of(tiling, width, height);
      } catch (DraftingException tooMany) {
        continue;
      }

      plan.tiles().forEach(tile -> assertTrue(inside(tile, width, height), which));
      plan.tiles().forEach(tile -> assertEquals(Math.min(side, width), tile.width(), which));
      plan.tiles().forEach(tile -> assertEquals(Math.min(side, height), tile.height(), which));
      assertEquals(plan.tiles().size(), new HashSet<>(plan.tiles()).size(), which);
      assertAxis(starts(plan, true), Math.min(side, width), width, side * overlap, which);
      assertAxis(starts(plan, false), Math.min(side, height), height, side * overlap, which);
    }
  }

  /** A grid covers what its columns and its rows cover. */
  private static void assertAxis(
      NavigableSet<Integer> starts, int side, int length, double shared, String which) {
    assertEquals(0, starts.first(), which);
    assertEquals(length, starts.last() + side, which);
    int previous = starts.first();
    for (int start : starts.tailSet(previous, false)) {
      assertTrue(previous + side - start >= shared, which);
      previous = start;
    }
  }

  @Test
  void of_pictureThatFitsOneTile_isTheWholePictureAlone() {
    TilePlan plan = TilePlan.of(tiling(640, 0.2, List.of(1.0, 2.0), true), 640, 480);

    assertEquals(List.of(new Tile(0, 0, 640, 480)), plan.tiles());
    assertTrue(plan.trivial());
  }

  @Test
  void of_twoScalesAndTheWhole_givesEachOnce() {
    TilePlan plan = TilePlan.of(tiling(100, 0, List.of(1.0, 2.0), true), 200, 100);

    assertEquals(
        List.of(new Tile(0, 0, 100, 100), new Tile(100, 0, 100, 100), new Tile(0, 0, 200, 100)),
        plan.tiles());
  }

  @Test
  void of_tooManyTiles_saysWhichSideWouldDo() {
    Tiling tiling = tiling(32, 0.2, List.of(1.0), true);

    DraftingException refusal =
        assertThrows(DraftingException.class, () -> TilePlan.of(tiling, 10_000, 10_000));

    assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
    assertTrue(refusal.detail().contains("the limit is 1024"), refusal.detail());
    int enough = Integer.parseInt(refusal.detail().replaceAll(".*at least (\\d+).*", "$1"));
    TilePlan plan = TilePlan.of(tiling(enough, 0.2, List.of(1.0), true), 10_000, 10_000);
    assertTrue(plan.tiles().size() <= TilePlan.MOST_TILES);
  }

  static Tiling tiling(int side, double overlap, List<Double> scales, boolean whole) {
    return new Tiling(side, overlap, scales, whole, ANY, false, 100);
  }

  private static boolean inside(Tile tile, int width, int height) {
    return tile.right() <= width && tile.bottom() <= height;
  }

  private static NavigableSet<Integer> starts(TilePlan plan, boolean columns) {
    NavigableSet<Integer> starts = new TreeSet<>();
    plan.tiles().forEach(tile -> starts.add(columns ? tile.left() : tile.top()));
    return starts;
  }
}
