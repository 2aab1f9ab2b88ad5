package dev.firstpass.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.Nms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NaiveNmsTest {
  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "300, false", "300, true", "100000, true"})
  void suppress_randomCandidates_agreesWithItsTwin(int max, boolean classAgnostic) {
    for (int seed = 0; seed < 5; seed++) {
      CandidateList candidates = RandomCandidates.of(1500, 4, seed);

      assertArrayEquals(
          NaiveNms.suppress(candidates, 0.45, max, classAgnostic),
          Nms.suppress(candidates, 0.45, max, classAgnostic),
          "seed " + seed);
    }
  }
}
