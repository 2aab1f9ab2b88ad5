package dev.firstpass.families.speech;

/**
 * A token of CTC's output and the frames that show it.
 *
 * @param id its number, never the blank's
 * @param firstFrame where it starts
 * @param lastFrame where it ends, at least {@code firstFrame}
 * @param logProbability natural logarithm of its probability, summed over its frames; at most 0
 */
public record CtcToken(int id, int firstFrame, int lastFrame, double logProbability) {
  /** Returns how many frames show it. */
  public int frames() {
    return lastFrame - firstFrame + 1;
  }

  /**
   * Returns the token in seconds.
   *
   * @param offset seconds of frame 0
   * @param secondsPerFrame from one frame to the next
   */
  public TimedToken timed(double offset, double secondsPerFrame) {
    double start = Math.max(offset + firstFrame * secondsPerFrame, 0);
    double end = Math.max(offset + (lastFrame + 1) * secondsPerFrame, start);
    return new TimedToken(id, start, end, logProbability, frames());
  }
}
