package dev.firstpass.families.fsmnvad;

import java.util.function.Consumer;

/**
 * Finds speech in probabilities of silence, frame by frame. Holds some seconds of numbers, however
 * long the recording is. Confined to one thread.
 *
 * <p>Source: {@code E2EVadModel} of FunASR's {@code e2e_vad.py} in the mode of several utterances,
 * with its order of decisions; the last frame of a recording ends what has not ended.
 */
final class FrameGate {
  private static final long NONE = -1;

  private final FrameRule rule;
  private final Consumer<Speech> finished;
  private final FrameVotes votes;

  /** Sums of the probabilities of speech before each of the last frames. */
  private final double[] sums;

  private long frames;
  private double held = Double.NaN;
  private long silence;
  private long start = NONE;
  private long end;
  private double startSum;

  /** The last frame that is known to belong to the segment. */
  private long confirmed;

  /** Where the next segment may start. */
  private long free;

  /**
   * A stretch of speech.
   *
   * @param start its first frame
   * @param end the frame after its last
   * @param score mean probability of speech
   */
  record Speech(long start, long end, double score) {}

  FrameGate(FrameRule rule, Consumer<Speech> finished) {
    this.rule = rule;
    this.finished = finished;
    this.votes = new FrameVotes(rule);
    this.sums = new double[rule.latency() + rule.trimmed() + 4];
  }

  /** Takes the probability of silence of the next frame. */
  void frame(float probabilityOfSilence) {
    if (!Double.isNaN(held)) {
      decide(held, false);
    }
    boolean valid = probabilityOfSilence >= 0 && probabilityOfSilence <= 1;
    held = valid ? probabilityOfSilence : 1;
  }

  /** Ends the recording. */
  void end() {
    if (!Double.isNaN(held)) {
      decide(held, true);
    }
    if (start != NONE) {
      emit();
    }
  }

  private void decide(double silent, boolean last) {
    long frame = frames++;
    double speech = 1 - silent;
    sums[index(frame + 1)] = sums[index(frame)] + speech;
    boolean speaks = speech >= Math.pow(silent, rule.noiseRatio()) + rule.threshold();
    switch (votes.vote(speaks)) {
      case STARTS -> starts(frame, last);
      case PAUSES, STAYS_SPEECH -> {
        silence = 0;
        lasts(frame, last);
      }
      case STAYS_SILENCE -> staysSilent(frame, last);
    }
  }

  private void starts(long frame, boolean last) {
    silence = 0;
    if (start != NONE) {
      confirmUpTo(frame);
      lasts(frame, last);
      return;
    }
    start = Math.min(Math.max(free, frame - rule.latency()), frame);
    startSum = sums[index(start)];
    take(start);
    for (long t = start + 1; t <= frame; t++) {
      confirm(t);
    }
  }

  private void lasts(long frame, boolean last) {
    if (start == NONE) {
      return;
    }
    if (frame - start + 1 > rule.longest() || last) {
      stop(frame);
    } else {
      confirm(frame);
    }
  }

  private void staysSilent(long frame, boolean last) {
    silence++;
    if (start == NONE) {
      free = Math.max(free, frame - rule.latency());
    } else if (silence * FrameRule.FRAME_MS >= rule.endSilenceMs()) {
      stop(frame - rule.trimmed());
    } else if (frame - start + 1 > rule.longest() || last) {
      stop(frame);
    } else if (silence <= rule.lookAhead()) {
      confirm(frame);
    }
  }

  private void confirmUpTo(long frame) {
    for (long t = confirmed + 1; t < frame; t++) {
      confirm(t);
    }
  }

  private void confirm(long frame) {
    confirmed = frame;
    take(frame);
  }

  private void take(long frame) {
    free = Math.max(free, frame) + 1;
    end = frame + 1;
  }

  private void stop(long frame) {
    confirmUpTo(frame);
    take(frame);
    emit();
    votes.reset();
    silence = 0;
    confirmed = 0;
  }

  private void emit() {
    long until = Math.max(Math.min(end, frames), start + 1);
    double mean = (sums[index(until)] - startSum) / (until - start);
    finished.accept(new Speech(start, until, Math.min(Math.max(mean, 0), 1)));
    start = NONE;
  }

  private int index(long frame) {
    return (int) (frame % sums.length);
  }
}
