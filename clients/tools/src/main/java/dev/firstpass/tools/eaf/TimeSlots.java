package dev.firstpass.tools.eaf;

import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.Tier;
import dev.firstpass.tools.labelfile.Tier.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The time slots of a document, two of its own for each annotation, numbered in the order of time
 * as ELAN numbers them.
 */
final class TimeSlots {
  private final long[] millis;

  /** The position of each time in the order of time: annotation by annotation, start and end. */
  private final int[] positions;

  private TimeSlots(long[] times) {
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingLong(index -> times[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    millis = Arrays.stream(order).mapToLong(index -> times[index]).toArray();
    positions = new int[times.length];
    for (int position = 0; position < order.length; position++) {
      positions[order[position]] = position;
    }
  }

  /** Returns the slots of all annotations, tier by tier. */
  static TimeSlots of(List<Tier> tiers) {
    return new TimeSlots(
        tiers.stream()
            .flatMap(tier -> tier.intervals().stream())
            .map(Interval::span)
            .flatMapToLong(TimeSlots::times)
            .toArray());
  }

  /** Returns how many slots there are. */
  int size() {
    return millis.length;
  }

  /** Returns the name of the slot at a position in the order of time. */
  String id(int position) {
    return "ts" + (position + 1);
  }

  /** Returns the time of the slot at a position in the order of time. */
  long millis(int position) {
    return millis[position];
  }

  /** Returns the slot at which an annotation starts. */
  String start(int annotation) {
    return id(positions[2 * annotation]);
  }

  /** Returns the slot at which an annotation ends. */
  String end(int annotation) {
    return id(positions[2 * annotation + 1]);
  }

  private static LongStream times(MillisSpan span) {
    return LongStream.of(span.start(), span.end());
  }
}
