package dev.firstpass.cli.evaluate.timeline;

import dev.firstpass.core.draft.TimeSpan;

/**
 * How time in which speech was found differs from time in which somebody speaks. Seconds are exact,
 * as pyannote.metrics counts them; frames are those of {@link #FRAME_SECONDS}, each of which is
 * speech, or scored, when its middle is.
 *
 * @param speechSeconds how long somebody speaks
 * @param missedSeconds how much of that was not found
 * @param falseSeconds how long nobody speaks where speech was found
 * @param truePositives frames of speech that were found
 * @param falsePositives frames without speech that were found
 * @param falseNegatives frames of speech that were not found
 * @param trueNegatives other frames
 */
public record SpeechErrors(
    double speechSeconds,
    double missedSeconds,
    double falseSeconds,
    long truePositives,
    long falsePositives,
    long falseNegatives,
    long trueNegatives) {
  /** How long a frame is. */
  public static final double FRAME_SECONDS = 0.01;

  /** Nothing scored. */
  public static final SpeechErrors NONE = new SpeechErrors(0, 0, 0, 0, 0, 0, 0);

  /**
   * Compares speech.
   *
   * @param speech when somebody speaks
   * @param found when somebody was found to
   * @param scored what counts of the recording
   */
  public static SpeechErrors of(Spans speech, Spans found, Spans scored) {
    Spans positive = speech.and(scored);
    Spans detected = found.and(scored);
    Spans both = positive.and(detected);
    long truePositives = frames(both);
    long falsePositives = frames(detected) - truePositives;
    long falseNegatives = frames(positive) - truePositives;
    return new SpeechErrors(
        positive.seconds(),
        Math.max(0, positive.seconds() - both.seconds()),
        Math.max(0, detected.seconds() - both.seconds()),
        truePositives,
        falsePositives,
        falseNegatives,
        frames(scored) - truePositives - falsePositives - falseNegatives);
  }

  /** How many frames have their middle in a stretch. */
  private static long frames(Spans spans) {
    long frames = 0;
    for (TimeSpan span : spans.list()) {
      frames += framesBefore(span.endSeconds()) - framesBefore(span.startSeconds());
    }
    return frames;
  }

  /** How many frames have their middle before a time; rounding noise of times is passed over. */
  private static long framesBefore(double seconds) {
    return (long) Math.ceil(seconds / FRAME_SECONDS - 0.5 - 1e-6);
  }

  /** Returns both together. */
  public SpeechErrors plus(SpeechErrors other) {
    return new SpeechErrors(
        speechSeconds + other.speechSeconds,
        missedSeconds + other.missedSeconds,
        falseSeconds + other.falseSeconds,
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  /** Returns missed and false time per time of speech, from 0; NaN without speech. */
  public double detectionErrorRate() {
    return (missedSeconds + falseSeconds) / speechSeconds;
  }

  /** Returns the share of found frames that are speech, in [0, 1]; NaN when none was found. */
  public double precision() {
    return (double) truePositives / (truePositives + falsePositives);
  }

  /** Returns the share of frames of speech that were found, in [0, 1]; NaN without speech. */
  public double recall() {
    return (double) truePositives / (truePositives + falseNegatives);
  }

  /** Returns the harmonic mean of precision and recall; NaN when nothing is there nor found. */
  public double f1() {
    return 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
  }

  /** Returns the share of frames that are right, in [0, 1]; NaN when nothing is scored. */
  public double accuracy() {
    long right = truePositives + trueNegatives;
    return (double) right / (right + falsePositives + falseNegatives);
  }
}
