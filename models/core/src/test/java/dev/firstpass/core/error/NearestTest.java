package dev.firstpass.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
  private static final List<String> KNOWN = List.of("threshold", "iou", "max", "labels", "models");

  @ParameterizedTest
  @CsvSource({
    "treshold, threshold",
    "THRESHOLD, threshold",
    "iuo, iou",
    "modles, models",
    "label, labels"
  })
  void to_misspeltName_isTheOneThatWasMeant(String misspelt, String meant) {
    assertEquals(meant, Nearest.to(misspelt, KNOWN).orElse(""));
  }

  @Test
  void hint_nothingNear_isAFullStop() {
    assertEquals(".", Nearest.hint("confidence", KNOWN));
    assertEquals(".", Nearest.hint("x", List.of()));
  }
}
