package dev.firstpass.inference.segmenting;

import dev.firstpass.core.draft.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes stretches for a recogniser of the speech that was found: in order, none overlapping
 * another, none longer than it can hear. Immutable and thread-safe.
 *
 * @param longestSeconds the most seconds of a stretch
 * @param mergeSeconds the widest gap between two that become one, as long as they stay short enough
 */
public record StretchPlan(double longestSeconds, double mergeSeconds) {
  public StretchPlan {
    if (!(longestSeconds > 0 && mergeSeconds >= 0)) {
      throw new IllegalArgumentException(
          "not a plan: longest " + longestSeconds + ", merge within " + mergeSeconds);
    }
  }

  /**
   * Returns the stretches to hear.
   *
   * @param speech in any order; parts that overlap are heard once
   */
  public List<TimeSpan> stretches(List<TimeSpan> speech) {
    List<TimeSpan> stretches = new ArrayList<>();
    for (TimeSpan span : apart(speech)) {
      int last = stretches.size() - 1;
      if (last >= 0 && joins(stretches.get(last), span)) {
        double start = stretches.get(last).startSeconds();
        stretches.set(last, new TimeSpan(start, span.endSeconds()));
      } else {
        addParts(span, stretches);
      }
    }
    return stretches;
  }

  private static List<TimeSpan> apart(List<TimeSpan> speech) {
    List<TimeSpan> sorted =
        speech.stream()
            .sorted(
                Comparator.comparingDouble(TimeSpan::startSeconds)
                    .thenComparingDouble(TimeSpan::endSeconds))
            .toList();
    List<TimeSpan> apart = new ArrayList<>();
    double heard = 0;
    for (TimeSpan span : sorted) {
      double start = Math.max(span.startSeconds(), heard);
      if (span.endSeconds() > start) {
        apart.add(new TimeSpan(start, span.endSeconds()));
        heard = span.endSeconds();
      }
    }
    return apart;
  }

  private boolean joins(TimeSpan before, TimeSpan next) {
    return mergeSeconds > 0
        && next.startSeconds() - before.endSeconds() <= mergeSeconds
        && next.endSeconds() - before.startSeconds() <= longestSeconds;
  }

  /** What is too long becomes equal parts. */
  private void addParts(TimeSpan span, List<TimeSpan> stretches) {
    int parts = (int) Math.ceil(span.seconds() / longestSeconds - 1e-9);
    for (int i = 0; i < parts; i++) {
      double start = span.startSeconds() + span.seconds() * i / parts;
      double end =
          i + 1 == parts
              ? span.endSeconds()
              : span.startSeconds() + span.seconds() * (i + 1) / parts;
      stretches.add(new TimeSpan(start, end));
    }
  }
}
