package dev.firstpass.families.dbtext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.geometry.ConvexHull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MarkedPartsTest {
  @Test
  void of_randomMaps_haveTheHullsOfTheNaiveTwin() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int width = random.nextInt(1, 14);
      int height = random.nextInt(1, 14);
      float[] values = new float[width * height];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      ProbabilityMap map = ProbabilityMap.of(values, width, height);
      float threshold = random.nextFloat();

      assertEquals(
          naive(map, threshold).stream().map(ConvexHull::of).toList(),
          MarkedParts.of(map, threshold).stream().map(ConvexHull::of).toList(),
          "seed " + seed);
    }
  }

  /** Every marked pixel gathers those that it reaches, one neighbour at a time. */
  private static List<List<Point>> naive(ProbabilityMap map, float threshold) {
    Set<Point> seen = new HashSet<>();
    List<List<Point>> parts = new ArrayList<>();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        List<Point> part = new ArrayList<>();
        gather(map, threshold, x, y, seen, part);
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private static void gather(
      ProbabilityMap map, float threshold, int x, int y, Set<Point> seen, List<Point> part) {
    boolean inside = x >= 0 && x < map.width() && y >= 0 && y < map.height();
    if (!inside || map.values()[y * map.width() + x] <= threshold || !seen.add(new Point(x, y))) {
      return;
    }
    part.add(new Point(x, y));
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        gather(map, threshold, x + right, y + down, seen, part);
      }
    }
  }
}
