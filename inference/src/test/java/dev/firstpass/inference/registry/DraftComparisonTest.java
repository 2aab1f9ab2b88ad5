package dev.firstpass.inference.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.model.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DraftComparisonTest {
  @Test
  void difference_scoreAndPlaceMovedALittle_isNone() {
    Draft expected = draft(region(10, 0.9), segment("seven one", 1.0));

    assertEquals(
        Optional.empty(),
        DraftComparison.difference(
            expected, draft(segment("seven one", 1.05), region(10.4, 0.91))));
  }

  @Test
  void difference_boxElsewhere_namesTheExpectedOne() {
    String difference =
        DraftComparison.difference(draft(region(10, 0.9)), draft(region(40, 0.9))).orElseThrow();

    assertTrue(difference.contains("nothing given is like"), difference);
  }

  @Test
  void difference_otherWordsAtTheSameTime_isFound() {
    assertTrue(
        DraftComparison.difference(
                draft(segment("seven one", 1.0)), draft(segment("seven nine", 1.0)))
            .isPresent());
  }

  @Test
  void difference_moreSuggestions_saysHowMany() {
    Draft expected = draft(region(10, 0.9));

    assertEquals(
        Optional.of("1 suggestions expected, 2 given"),
        DraftComparison.difference(expected, draft(region(10, 0.9), region(60, 0.9))));
  }

  private static Region region(double x, double score) {
    return new Region("cat", score, new Box(x, 10, x + 30, 40));
  }

  private static Segment segment(String text, double start) {
    return new Segment(new TimeSpan(start, start + 1), "speech", 0.9, text, null, "en", List.of());
  }

  private static Draft draft(Suggestion... suggestions) {
    return new Draft(
        new Provenance(new ModelId("toy", "1"), "0".repeat(64)),
        new ItemFacts.AudioFacts("a.wav", "0".repeat(64), 3),
        Map.of(),
        List.of(suggestions),
        List.of());
  }
}
