package dev.firstpass.bench.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One thing's figures, round by round. Confined to one thread. */
final class Series {
  private final List<Double> cpuMillis = new ArrayList<>();
  private final List<Double> perSecond = new ArrayList<>();

  /** Adds a round: CPU milliseconds per picture, pictures per second. */
  void add(double cpu, double rate) {
    cpuMillis.add(cpu);
    perSecond.add(rate);
  }

  /** Returns CPU milliseconds per picture. */
  Spread cpuMillis() {
    return Spread.of(cpuMillis);
  }

  /** Returns pictures per second. */
  Spread perSecond() {
    return Spread.of(perSecond);
  }

  /** Returns this one's CPU time over that one's, each pair from the same round. */
  Spread cpuRatio(Series floor) {
    return ratio(cpuMillis, floor.cpuMillis);
  }

  /** Returns this one's rate over that one's, each pair from the same round. */
  Spread rateRatio(Series floor) {
    return ratio(perSecond, floor.perSecond);
  }

  private static Spread ratio(List<Double> above, List<Double> below) {
    return Spread.of(
        IntStream.range(0, above.size()).mapToObj(i -> above.get(i) / below.get(i)).toList());
  }
}
