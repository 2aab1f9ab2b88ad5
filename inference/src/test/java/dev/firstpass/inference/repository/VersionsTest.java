package dev.firstpass.inference.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VersionsTest {
  @Test
  void order_numbersAndNames_sortsByValue() {
    List<String> expected =
        List.of("1", "2", "10", "2024-01-05", "2024-11-30", "v1.2", "v1.10", "v1.10-rc");
    List<String> shuffled = new ArrayList<>(expected);
    Collections.reverse(shuffled);

    shuffled.sort(Versions.ORDER);

    assertEquals(expected, shuffled);
  }

  @Test
  void order_equalValuesOfOtherSpelling_isTotal() {
    assertEquals(0, Versions.ORDER.compare("1.0", "1.0"));
    assertEquals(
        -Integer.signum(Versions.ORDER.compare("01", "1")),
        Integer.signum(Versions.ORDER.compare("1", "01")));
  }
}
