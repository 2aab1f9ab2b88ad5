package dev.firstpass.families.silerovad;

import java.util.function.Consumer;

/**
 * Widens stretches of speech at both ends; two that are close share the gap between them. Confined
 * to one thread.
 *
 * <p>Source: the end of {@code get_speech_timestamps} of silero-vad.
 */
final class PaddedSpeech {
  private final long pad;
  private final Consumer<Stretch> finished;
  private long start;
  private long end;
  private double score;
  private boolean pending;

  /**
   * A stretch of a recording.
   *
   * @param start its first sample
   * @param end the sample after its last
   * @param score mean probability of speech
   */
  record Stretch(long start, long end, double score) {}

  PaddedSpeech(long pad, Consumer<Stretch> finished) {
    this.pad = pad;
    this.finished = finished;
  }

  /** Takes the next stretch. */
  void add(long nextStart, long nextEnd, double nextScore) {
    long padded = Math.max(0, nextStart - pad);
    if (pending) {
      long gap = nextStart - end;
      boolean shared = gap < 2 * pad;
      padded = shared ? Math.max(0, nextStart - gap / 2) : padded;
      finished.accept(new Stretch(start, shared ? end + gap / 2 : end + pad, score));
    }
    start = padded;
    end = nextEnd;
    score = nextScore;
    pending = true;
  }

  /**
   * Ends the recording.
   *
   * @param samples how many it has
   */
  void end(long samples) {
    if (pending) {
      finished.accept(new Stretch(start, Math.min(samples, end + pad), score));
      pending = false;
    }
  }
}
