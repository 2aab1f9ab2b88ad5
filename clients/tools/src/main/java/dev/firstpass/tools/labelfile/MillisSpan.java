package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.TimeSpan;

/**
 * A stretch of a recording in whole milliseconds. Rounding never turns the order of two times
 * around.
 *
 * @param start not negative
 * @param end at least {@code start}
 */
public record MillisSpan(long start, long end) {
  private static final double MILLIS = 1e3;

  /** Forty-six days: ELAN counts milliseconds in 32 bits. */
  private static final double FARTHEST_SECOND = 4e6;

  public MillisSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a time span: " + start + " to " + end + " ms");
    }
  }

  /** Returns the nearest span. */
  public static MillisSpan of(TimeSpan span) {
    return new MillisSpan(millis(span.startSeconds()), millis(span.endSeconds()));
  }

  /** Returns the nearest millisecond of a time in seconds; times beyond 46 days are cut there. */
  public static long millis(double seconds) {
    return Math.round(Math.min(seconds, FARTHEST_SECOND) * MILLIS);
  }

  /** Returns a time as seconds with three decimals: {@code 1.250}. */
  public static String seconds(long millis) {
    String decimals = String.valueOf(millis % 1000 + 1000).substring(1);
    return millis / 1000 + "." + decimals;
  }

  /** Returns the start in seconds with three decimals. */
  public String startSeconds() {
    return seconds(start);
  }

  /** Returns the end in seconds with three decimals. */
  public String endSeconds() {
    return seconds(end);
  }

  /** Returns the length in seconds with three decimals. */
  public String lengthSeconds() {
    return seconds(end - start);
  }

  /** Returns this span or, when it has no length, one millisecond from its start on. */
  public MillisSpan visible() {
    return end > start ? this : new MillisSpan(start, start + 1);
  }

  /** Returns the part of this span before {@code limit}. */
  MillisSpan before(long limit) {
    return new MillisSpan(Math.min(start, limit), Math.min(end, limit));
  }
}
