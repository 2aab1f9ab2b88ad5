package dev.firstpass.cli.evaluate.timeline;

import dev.firstpass.core.draft.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stretches of time that neither overlap nor touch, in order. A stretch holds its start but not its
 * end; stretches without length do not occur. Immutable.
 *
 * @param list the stretches, in seconds
 */
public record Spans(List<TimeSpan> list) {
  /** No time at all. */
  public static final Spans NONE = new Spans(List.of());

  public Spans {
    list = List.copyOf(list);
  }

  /** Returns the union of any stretches. */
  public static Spans of(Stream<TimeSpan> spans) {
    List<TimeSpan> merged = new ArrayList<>();
    spans
        .filter(span -> span.seconds() > 0)
        .sorted(Comparator.comparingDouble(TimeSpan::startSeconds))
        .forEach(
            span -> {
              TimeSpan last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
              if (last == null || span.startSeconds() > last.endSeconds()) {
                merged.add(span);
              } else if (span.endSeconds() > last.endSeconds()) {
                merged.set(merged.size() - 1, new TimeSpan(last.startSeconds(), span.endSeconds()));
              }
            });
    return new Spans(merged);
  }

  /** Returns the time of turns, of whomever. */
  public static Spans ofTurns(List<Turn> turns) {
    return of(turns.stream().map(Turn::span));
  }

  /** Returns one stretch from 0 on. */
  public static Spans until(double seconds) {
    return of(Stream.of(new TimeSpan(0, seconds)));
  }

  /** Returns what is in both. Time is the sum of their sizes. */
  public Spans and(Spans other) {
    List<TimeSpan> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < list.size() && j < other.list.size()) {
      TimeSpan mine = list.get(i);
      TimeSpan its = other.list.get(j);
      double start = Math.max(mine.startSeconds(), its.startSeconds());
      double end = Math.min(mine.endSeconds(), its.endSeconds());
      if (start < end) {
        both.add(new TimeSpan(start, end));
      }
      if (mine.endSeconds() < its.endSeconds()) {
        i++;
      } else {
        j++;
      }
    }
    return new Spans(both);
  }

  /** Returns what is here and not in the other. */
  public Spans minus(Spans other) {
    List<TimeSpan> left = new ArrayList<>();
    double from = 0;
    for (TimeSpan span : other.list) {
      if (span.startSeconds() > from) {
        left.add(new TimeSpan(from, span.startSeconds()));
      }
      from = span.endSeconds();
    }
    if (end() > from) {
      left.add(new TimeSpan(from, end()));
    }
    return and(new Spans(left));
  }

  /**
   * Returns the time around the boundaries of turns, which no score should depend on.
   *
   * @param seconds to either side of each start and end; 0 for none
   */
  public static Spans collars(List<Turn> turns, double seconds) {
    return of(
        turns.stream()
            .flatMap(turn -> Stream.of(turn.span().startSeconds(), turn.span().endSeconds()))
            .map(edge -> new TimeSpan(Math.max(0, edge - seconds), edge + seconds)));
  }

  /** Returns how much time it is, in seconds. */
  public double seconds() {
    return list.stream().mapToDouble(TimeSpan::seconds).sum();
  }

  /** Returns when the last stretch ends; 0 without any. */
  public double end() {
    return list.isEmpty() ? 0 : list.get(list.size() - 1).endSeconds();
  }
}
