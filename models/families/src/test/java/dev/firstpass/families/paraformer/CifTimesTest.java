package dev.firstpass.families.paraformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.families.speech.AsrGolden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CifTimesTest {
  static Stream<Map<?, ?>> cases() {
    Map<?, ?> golden = (Map<?, ?>) AsrGolden.read("paraformer.json");
    return AsrGolden.cases(AsrGolden.part(golden, "times")).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bounds_golden_givesFunAsrsTimes(Map<?, ?> golden) {
    int tokens = (int) AsrGolden.number(AsrGolden.part(golden, "tokens"));

    double[] bounds =
        CifTimes.bounds(AsrGolden.row(AsrGolden.part(golden, "peaks")), tokens).orElseThrow();

    double[] expected =
        ((List<?>) AsrGolden.part(golden, "spans"))
            .stream()
                .flatMap(span -> ((List<?>) span).stream())
                .mapToDouble(AsrGolden::number)
                // FunASR gives times before the start for a first peak in the first steps.
                .map(seconds -> Math.max(seconds, 0))
                .toArray();
    assertArrayEquals(expected, bounds, 1e-9);
  }

  @Test
  void bounds_peaksThatDoNotFit_tellNothing() {
    assertEquals(Optional.empty(), CifTimes.bounds(new float[] {1, 0.2f, 1.1f, 0, 1}, 3));
    assertEquals(Optional.empty(), CifTimes.bounds(new float[0], 0));
  }

  @Test
  void even_threeTokens_shareTheTime() {
    assertArrayEquals(new double[] {0, 0.5, 0.5, 1, 1, 1.5}, CifTimes.even(1.5, 3), 1e-12);
  }
}
