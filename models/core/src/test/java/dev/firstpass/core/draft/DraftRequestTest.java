package dev.firstpass.core.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.model.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DraftRequestTest {
  @Test
  void parametersOf_wishes_countOnlyWhereTheModelKnowsThem() {
    DraftRequest request =
        new DraftRequest(
            ModelRef.active("m"),
            List.of(),
            Map.of("threshold", 0.5, "unknown", 1),
            LabelMap.IDENTITY,
            Map.of("language", "de", "prompt", "x", "threshold", 0.25));

    assertEquals(
        Map.of("threshold", 0.5, "unknown", 1, "language", "de"),
        request.parametersOf(Set.of("threshold", "language")));
  }

  @Test
  void parametersOf_noWishes_areTheParameters() {
    DraftRequest request =
        new DraftRequest(
            ModelRef.active("m"), List.of(), Map.of("threshold", 0.5), LabelMap.IDENTITY);

    assertEquals(Map.of("threshold", 0.5), request.parametersOf(Set.of()));
  }
}
