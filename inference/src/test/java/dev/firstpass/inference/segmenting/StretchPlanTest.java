package dev.firstpass.inference.segmenting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StretchPlanTest {
  @Test
  void stretches_overlappingSpeech_isHeardOnce() {
    List<TimeSpan> stretches =
        new StretchPlan(30, 0).stretches(List.of(span(4, 9), span(1, 5), span(2, 3)));

    assertEquals(List.of(span(1, 5), span(5, 9)), stretches);
  }

  @Test
  void stretches_smallGaps_areJoinedWhileShortEnough() {
    List<TimeSpan> stretches =
        new StretchPlan(10, 0.5)
            .stretches(List.of(span(0, 4), span(4.5, 9), span(9.2, 12), span(14, 15)));

    assertEquals(List.of(span(0, 9), span(9.2, 12), span(14, 15)), stretches);
  }

  @Test
  void stretches_tooLongSpeech_becomesEqualParts() {
    assertEquals(
        List.of(span(3, 10), span(10, 17), span(17, 24)),
        new StretchPlan(10, 0).stretches(List.of(span(3, 24))));
  }

  @Test
  void stretches_randomSpeech_coversItInOrder() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<TimeSpan> speech = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        double start = 100 * random.nextDouble();
        speech.add(span(start, start + 40 * random.nextDouble()));
      }
      double longest = 1 + 30 * random.nextDouble();
      List<TimeSpan> stretches =
          new StretchPlan(longest, 2 * random.nextDouble()).stretches(speech);

      double before = 0;
      for (TimeSpan stretch : stretches) {
        assertTrue(stretch.startSeconds() >= before, "seed " + seed);
        assertTrue(stretch.seconds() <= longest + 1e-9, "seed " + seed);
        before = stretch.endSeconds();
      }
      for (TimeSpan one : speech) {
        double middle = (one.startSeconds() + one.endSeconds()) / 2;
        assertTrue(
            stretches.stream()
                .anyMatch(s -> s.startSeconds() <= middle && middle <= s.endSeconds()),
            "seed " + seed);
      }
    }
  }

  private static TimeSpan span(double start, double end) {
    return new TimeSpan(start, end);
  }
}
