package dev.firstpass.families.fsmnvad;

import java.util.Arrays;

/**
 * Smooths frames: speech starts and pauses when enough of the last frames say so. Confined to one
 * thread.
 *
 * <p>Source: {@code WindowDetector} of FunASR's {@code e2e_vad.py}.
 */
final class FrameVotes {
  private final FrameRule rule;
  private final boolean[] votes;
  private int next;
  private int speaking;
  private boolean speech;

  /** What a frame brings. */
  enum Change {
    STARTS,
    PAUSES,
    STAYS_SPEECH,
    STAYS_SILENCE
  }

  FrameVotes(FrameRule rule) {
    this.rule = rule;
    this.votes = new boolean[rule.window()];
  }

  /** Forgets all frames. */
  void reset() {
    Arrays.fill(votes, false);
    next = 0;
    speaking = 0;
    speech = false;
  }

  /** Takes the next frame. */
  Change vote(boolean speaks) {
    speaking += (speaks ? 1 : 0) - (votes[next] ? 1 : 0);
    votes[next] = speaks;
    next = (next + 1) % votes.length;
    if (!speech && speaking >= rule.toSpeech()) {
      speech = true;
      return Change.STARTS;
    }
    if (speech && speaking <= rule.toSilence()) {
      speech = false;
      return Change.PAUSES;
    }
    return speech ? Change.STAYS_SPEECH : Change.STAYS_SILENCE;
  }
}
