package dev.firstpass.core.draft;

/**
 * A stretch of a recording.
 *
 * @param startSeconds from the start of the recording, not negative
 * @param endSeconds at least {@code startSeconds}
 */
public record TimeSpan(double startSeconds, double endSeconds) {
  public TimeSpan {
    if (!(0 <= startSeconds && startSeconds <= endSeconds) || Double.isInfinite(endSeconds)) {
      throw new IllegalArgumentException("not a time span: " + startSeconds + " to " + endSeconds);
    }
  }

  /** Returns the part that is not after a time; empty when it begins after it. */
  public TimeSpan until(double seconds) {
    double end = Math.min(endSeconds, Math.max(0, seconds));
    return new TimeSpan(Math.min(startSeconds, end), end);
  }

  /** Returns how long it is, in seconds. */
  public double seconds() {
    return endSeconds - startSeconds;
  }
}
