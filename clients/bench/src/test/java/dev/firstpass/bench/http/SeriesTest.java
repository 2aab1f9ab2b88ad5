package dev.firstpass.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTest {
  @Test
  void of_evenCount_hasTheMeanOfTheMiddleTwoAsMedian() {
    assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 3.0, 1.0, 2.0)));
  }

  @Test
  void of_oddCount_hasTheMiddleOneAsMedian() {
    assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9.0, 3.0, 1.0)));
  }

  /** Pairs of one round: a disturbance that hits both leaves the ratio as it is. */
  @Test
  void cpuRatio_disturbedRound_comparesWithinTheRound() {
    Series server = new Series();
    Series floor = new Series();
    server.add(12, 40);
    floor.add(10, 50);
    server.add(36, 20);
    floor.add(30, 25);

    assertEquals(1.2, server.cpuRatio(floor).most(), 1e-9);
    assertEquals(0.8, server.rateRatio(floor).least(), 1e-9);
  }
}
