package dev.firstpass.inference.tiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.inference.tiling.Agreement.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeamMergeTest {
  /** Two tiles of 100 x 100 that share the columns 80 to 100, and the whole picture. */
  private static final TilePlan TWO =
      TilePlan.of(TilePlanTest.tiling(100, 0.2, List.of(1.0), true), 180, 100);

  private static final Tile LEFT = TWO.tiles().get(0);
  private static final Tile RIGHT = TWO.tiles().get(1);
  private static final Tile WHOLE = TWO.tiles().get(2);

  private final SeamMerge merge = new SeamMerge(new Agreement(Measure.IOS, 0.5), false);

  @Test
  void merge_fragmentWithTheBetterScore_givesWayToTheWholeObject() {
    Seen fragment = seen(LEFT, "dog", 0.9, 70, 10, 100, 40);
    Seen object = seen(RIGHT, "dog", 0.6, 82, 10, 120, 40);

    assertEquals(List.of(object), merge.merge(List.of(fragment, object)));
  }

  @Test
  void merge_twoFragmentsOfAnObjectLargerThanTheOverlap_becomeOne() {
    Seen left = seen(LEFT, "bus", 0.7, 10, 20, 100, 80);
    Seen right = seen(RIGHT, "bus", 0.8, 80, 22, 170, 78);

    List<Seen> merged = merge.merge(List.of(left, right));

    assertEquals(1, merged.size());
    assertEquals(new Region("bus", 0.8, new Box(10, 20, 170, 80)), merged.get(0).region());
  }

  @Test
  void merge_twoOfTheSameTile_stayTwo() {
    List<Seen> crowd =
        List.of(seen(LEFT, "dog", 0.9, 10, 10, 50, 50), seen(LEFT, "dog", 0.8, 12, 10, 52, 50));

    assertEquals(crowd, merge.merge(crowd));
  }

  @Test
  void merge_smallObjectInFrontOfAFragment_staysBesideIt() {
    Seen large = seen(LEFT, "person", 0.6, 40, 5, 100, 95);
    Seen small = seen(RIGHT, "person", 0.9, 84, 40, 98, 60);

    assertEquals(List.of(small, large), merge.merge(List.of(large, small)));
  }

  @Test
  void merge_otherLabels_stayApartUnlessLabelsDoNotCount() {
    List<Seen> two =
        List.of(seen(LEFT, "dog", 0.9, 82, 10, 98, 30), seen(RIGHT, "cat", 0.8, 82, 10, 98, 30));

    assertEquals(two, merge.merge(two));
    assertEquals(
        two.subList(0, 1), new SeamMerge(new Agreement(Measure.IOU, 0.5), true).merge(two));
  }

  @Test
  void merge_fragmentsInTheWholePicturesObject_goWithIt() {
    List<Seen> seen =
        List.of(
            seen(LEFT, "bus", 0.9, 10, 20, 100, 80),
            seen(RIGHT, "bus", 0.8, 80, 20, 170, 80),
            seen(WHOLE, "bus", 0.5, 8, 18, 172, 82));

    assertEquals(seen.subList(2, 3), merge.merge(seen));
  }

  @Test
  void merge_randomViews_isWhatTheNaiveTwinGivesAndIdempotent() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      TilePlan plan = TilePlan.of(TilePlanTest.tiling(100, 0.3, List.of(1.0, 1.7), true), 400, 300);
      Measure measure = random.nextBoolean() ? Measure.IOS : Measure.IOU;
      Agreement agreement = new Agreement(measure, 0.3 + 0.4 * random.nextDouble());
      List<Seen> seen = random(plan, random);
      SeamMerge merging = new SeamMerge(agreement, false);

      List<Seen> merged = merging.merge(seen);

      assertEquals(naive(seen, agreement), merged, "case " + i);
      assertEquals(merged, merging.merge(merged), "again, case " + i);
      assertTrue(merged.size() <= seen.size());
    }
  }

  /** The same rules, comparing all with all. */
  private static List<Seen> naive(List<Seen> seen, Agreement agreement) {
    List<Seen> sorted = byScore(seen);
    List<Seen> kept = new ArrayList<>();
    List<Seen> fragments = new ArrayList<>();
    for (Seen one : sorted) {
      if (!one.cut() && kept.stream().noneMatch(other -> same(one, other, agreement))) {
        kept.add(one);
      }
    }
    for (Seen one : sorted) {
      if (one.cut() && kept.stream().noneMatch(other -> same(one, other, agreement))) {
        fragments.add(one);
      }
    }
    int next = 0;
    while (next < fragments.size()) {
      Seen one = fragments.get(next);
      Seen partner = null;
      for (Seen other : fragments) {
        boolean better = partner == null || other.score() > partner.score();
        if (!other.equals(one) && better && same(one, other, agreement)) {
          partner = other;
        }
      }
      if (partner == null) {
        next++;
        continue;
      }
      int place = fragments.indexOf(one);
      Seen found = partner;
      int before = (int) fragments.subList(0, place).stream().filter(found::equals).count();
      fragments.removeIf(f -> f.equals(one) || f.equals(found));
      next -= before;
      fragments.add(next, one.unitedWith(found));
    }
    for (Seen one : byScore(fragments)) {
      if (kept.stream().noneMatch(other -> same(one, other, agreement))) {
        kept.add(one);
      }
    }
    return byScore(kept);
  }

  private static boolean same(Seen a, Seen b, Agreement agreement) {
    return Collections.disjoint(a.tiles(), b.tiles())
        && a.region().label().equals(b.region().label())
        && agreement.same(a, b);
  }

  private static List<Seen> byScore(List<Seen> seen) {
    return seen.stream().sorted(Comparator.comparingDouble(Seen::score).reversed()).toList();
  }

  /** Objects as each tile would see them, a little displaced, with distinct scores. */
  private static List<Seen> random(TilePlan plan, Random random) {
    List<Seen> seen = new ArrayList<>();
    for (int object = 0; object < 12; object++) {
      double x = random.nextDouble() * plan.width();
      double y = random.nextDouble() * plan.height();
      double width = 10 + random.nextDouble() * 150;
      double height = 10 + random.nextDouble() * 120;
      for (Tile tile : plan.tiles()) {
        double left = Math.max(tile.left(), x + random.nextGaussian() * 3);
        double top = Math.max(tile.top(), y + random.nextGaussian() * 3);
        double right = Math.min(tile.right(), x + width + random.nextGaussian() * 3);
        double bottom = Math.min(tile.bottom(), y + height + random.nextGaussian() * 3);
        if (right > left && bottom > top && random.nextInt(5) > 0) {
          String label = object % 3 == 0 ? "cat" : "dog";
          Region region = new Region(label, random.nextDouble(), new Box(left, top, right, bottom));
          seen.add(Seen.by(tile, region, plan));
        }
      }
    }
    return seen;
  }

  private static Seen seen(
      Tile tile, String label, double score, double left, double top, double right, double bottom) {
    return Seen.by(tile, new Region(label, score, new Box(left, top, right, bottom)), TWO);
  }
}
