package dev.firstpass.inference.media.audio;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Finds the holes in a recording by the times that its container gives to frames, so that what
 * follows a hole keeps its place: parts that cannot be decoded, pauses, and a video whose sound
 * begins later than its pictures. Confined to one thread at a time.
 */
final class Timeline {
  /** Times are rounded, and encoders drift: less than this is no hole. */
  private static final double SLACK_SECONDS = 0.05;

  /** A longer hole that the declared length does not vouch for is taken for a damaged time. */
  private static final double LONGEST_UNDECLARED_SECONDS = 60;

  private final double secondsPerTick;
  private final double declaredSeconds;
  private double origin;

  /**
   * @param timeBase the unit of the frames' times
   * @param declaredSeconds how long the recording says it is; 0 when it says nothing
   * @param startsAtZero whether a first frame at 2 s comes after 2 s of silence; else, it is the
   *     start
   */
  Timeline(AVRational timeBase, double declaredSeconds, boolean startsAtZero) {
    secondsPerTick = timeBase.den() > 0 ? (double) timeBase.num() / timeBase.den() : 0;
    this.declaredSeconds = declaredSeconds;
    origin = startsAtZero ? 0 : Double.NaN;
  }

  /**
   * Returns how many seconds of silence come before a frame.
   *
   * @param decodedSeconds what came before it, silence included
   */
  double holeBefore(AVFrame frame, double decodedSeconds) {
    long ticks = frame.best_effort_timestamp();
    if (ticks == avutil.AV_NOPTS_VALUE) {
      return 0;
    }
    double seconds = ticks * secondsPerTick;
    if (Double.isNaN(origin)) {
      origin = seconds - decodedSeconds;
    }
    double hole = seconds - origin - decodedSeconds;
    boolean vouchedFor =
        hole <= LONGEST_UNDECLARED_SECONDS || decodedSeconds + hole < declaredSeconds;
    return hole > SLACK_SECONDS && vouchedFor ? hole : 0;
  }
}
