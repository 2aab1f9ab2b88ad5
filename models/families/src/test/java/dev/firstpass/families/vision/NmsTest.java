package dev.firstpass.families.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NmsTest {
  @Test
  void suppress_overlapAboveLimit_keepsTheBetter() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, 0.5f, 0, 0, 10, 10);
    candidates.add(1, 0, 0.9f, 1, 0, 11, 10);
    candidates.add(2, 0, 0.7f, 20, 0, 30, 10);

    assertArrayEquals(new int[] {1, 2}, Nms.suppress(candidates, 0.5, 10, false));
  }

  @Test
  void suppress_overlapEqualToLimit_keepsBoth() {
    // Intersection 50 of union 100.
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, 0.9f, 0, 0, 10, 10);
    candidates.add(1, 0, 0.8f, 0, 0, 10, 5);

    assertArrayEquals(new int[] {0, 1}, Nms.suppress(candidates, 0.5, 10, false));
    assertArrayEquals(new int[] {0}, Nms.suppress(candidates, 0.4999, 10, false));
  }

  @Test
  void suppress_otherClass_dependsOnClassAgnostic() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 3, 0.8f, 0, 0, 10, 10);
    candidates.add(1, 4, 0.9f, 0, 0, 10, 10);

    assertArrayEquals(new int[] {1, 0}, Nms.suppress(candidates, 0.5, 10, false));
    assertArrayEquals(new int[] {1}, Nms.suppress(candidates, 0.5, 10, true));
  }

  @Test
  void suppress_equalScores_prefersTheOneAddedFirst() {
    CandidateList candidates = new CandidateList();
    candidates.add(7, 0, 0.5f, 1, 0, 11, 10);
    candidates.add(3, 0, 0.5f, 0, 0, 10, 10);
    candidates.add(5, 0, 0.5f, 40, 0, 50, 10);

    assertArrayEquals(new int[] {0, 2}, Nms.suppress(candidates, 0.5, 10, false));
  }

  @Test
  void suppress_emptyBoxes_overlapNothing() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, 0.9f, 5, 5, 5, 5);
    candidates.add(1, 0, 0.8f, 5, 5, 5, 5);
    candidates.add(2, 0, 0.7f, 9, 9, 1, 1);

    assertArrayEquals(new int[] {0, 1, 2}, Nms.suppress(candidates, 0, 10, true));
  }

  @Test
  void suppress_absurdlyLargeBoxes_stillOverlap() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, 0.9f, -3e38f, -3e38f, 3e38f, 3e38f);
    candidates.add(1, 0, 0.8f, -3e38f, -3e38f, 3e38f, 3e38f);

    assertArrayEquals(new int[] {0}, Nms.suppress(candidates, 0.5, 10, false));
  }

  @Test
  void add_notANumber_isLeftOut() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, Float.NaN, 0, 0, 1, 1);
    candidates.add(0, 0, 0.5f, Float.NaN, 0, 1, 1);
    candidates.add(0, 0, 0.5f, 0, 0, Float.POSITIVE_INFINITY, 1);
    candidates.addCentred(0, 0, 0.5f, 0, 0, 1, Float.NEGATIVE_INFINITY);

    assertEquals(0, candidates.size());
  }

  @Test
  void add_scoreAboveOneOrNegativeZero_countsAsOneOrZero() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, -0f, 0, 0, 1, 1);
    candidates.add(1, 0, 17f, 0, 0, 1, 1);

    assertEquals(0, Float.floatToRawIntBits(candidates.score(0)));
    assertEquals(1, candidates.score(1));
    assertArrayEquals(new int[] {1, 0}, ScoreOrder.bestFirst(candidates));
  }

  @Test
  void best_more_keepsTheBest() {
    CandidateList candidates = new CandidateList();
    candidates.add(0, 0, 0.1f, 0, 0, 1, 1);
    candidates.add(1, 0, 0.9f, 0, 0, 1, 1);
    candidates.add(2, 0, 0.5f, 0, 0, 1, 1);

    assertArrayEquals(new int[] {1, 2}, Nms.best(candidates, 2));
    assertArrayEquals(new int[] {1, 2, 0}, Nms.best(candidates, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.45, 0.65, 0.99, 1})
  void suppress_anyBoxes_agreesWithNaiveTwin(double iou) {
    for (int seed = 0; seed < 40; seed++) {
      CandidateList candidates = random(new Random(seed), 150);
      for (boolean classAgnostic : new boolean[] {true, false}) {
        for (int max : new int[] {1, 10, 1000}) {
          assertArrayEquals(
              naive(candidates, iou, max, classAgnostic),
              Nms.suppress(candidates, iou, max, classAgnostic));
        }
      }
    }
  }

  @Test
  void suppress_more_keepsAPrefix() {
    CandidateList candidates = random(new Random(1), 200);
    int[] all = Nms.suppress(candidates, 0.5, 1000, false);

    int[] few = Nms.suppress(candidates, 0.5, 5, false);

    assertArrayEquals(IntStream.of(all).limit(5).toArray(), few);
  }

  @Test
  void suppress_moreCandidatesThanTheLimit_looksAtTheBest() {
    CandidateList candidates = new CandidateList();
    for (int i = 0; i < Nms.MAX_CANDIDATES + 10; i++) {
      candidates.add(i, 0, i / 100_000f, 0, 0, 1, 1);
    }

    int[] kept = Nms.suppress(candidates, 1, Integer.MAX_VALUE, false);

    assertEquals(Nms.MAX_CANDIDATES, kept.length);
    assertEquals(candidates.size() - 1, kept[0]);
    assertTrue(IntStream.of(kept).allMatch(i -> i >= 10));
  }

  private static CandidateList random(Random random, int count) {
    CandidateList candidates = new CandidateList();
    for (int i = 0; i < count; i++) {
      float x = random.nextInt(40);
      float y = random.nextInt(40);
      // Few distinct scores, so that there are ties.
      float score = random.nextInt(20) / 20f;
      candidates.add(
          i, random.nextInt(3), score, x, y, x + random.nextInt(30), y + random.nextInt(30));
    }
    return candidates;
  }

  private static int[] naive(CandidateList candidates, double iou, int max, boolean classAgnostic) {
    List<Integer> kept = new ArrayList<>();
    IntStream.range(0, candidates.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -candidates.score(i))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(
            i -> {
              boolean free =
                  kept.stream()
                      .filter(k -> classAgnostic || candidates.classId(k) == candidates.classId(i))
                      .allMatch(k -> box(candidates, k).iou(box(candidates, i)) <= iou);
              if (free) {
                kept.add(i);
              }
            });
    return kept.stream().limit(max).mapToInt(Integer::intValue).toArray();
  }

  private static Box box(CandidateList candidates, int i) {
    return new Box(
        candidates.edge(i, 0), candidates.edge(i, 1), candidates.edge(i, 2), candidates.edge(i, 3));
  }
}
