package dev.firstpass.core.family;

import dev.firstpass.core.draft.TimeSpan;

/**
 * Maps frames of a model to seconds of the source.
 *
 * @param startSeconds where frame 0 starts
 * @param secondsPerFrame from one frame to the next
 * @param sourceSeconds how long the source is; nothing is mapped past it
 */
public record FrameTiming(double startSeconds, double secondsPerFrame, double sourceSeconds)
    implements SourceMapping {
  public FrameTiming {
    if (!(secondsPerFrame > 0 && startSeconds >= 0 && sourceSeconds >= 0)) {
      throw new IllegalArgumentException(
          "not a timing: " + startSeconds + ", " + secondsPerFrame + ", " + sourceSeconds);
    }
  }

  /**
   * Returns when a frame starts, in seconds, inside the source; fractions of frames are allowed.
   */
  public double seconds(double frame) {
    return Math.min(Math.max(startSeconds + frame * secondsPerFrame, 0), sourceSeconds);
  }

  /** Returns the stretch from one frame up to, not including, another. */
  public TimeSpan span(double firstFrame, double endFrame) {
    return new TimeSpan(seconds(firstFrame), seconds(endFrame));
  }
}
