package dev.firstpass.families.silerovad;

/**
 * Finds speech in probabilities, window by window: it starts above one threshold and ends after a
 * silence below another. Holds a few numbers, however long the recording is. Confined to one
 * thread.
 *
 * <p>Source: {@code get_speech_timestamps} of silero-vad, with its order of decisions.
 */
final class SpeechGate {
  private final SpeechRule rule;
  private final PaddedSpeech speech;
  private long windows;
  private double sum;
  private boolean inside;
  private Mark start = Mark.NONE;

  /** Where the silence that lasts still began. */
  private Mark silence = Mark.NONE;

  /** The longest silence in this speech that is a place to cut. */
  private Mark longest = Mark.NONE;

  private Mark afterLongest = Mark.NONE;

  /** The last silence in this speech that is a place to cut, and where speech came back. */
  private Mark last = Mark.NONE;

  private Mark afterLast = Mark.NONE;

  /**
   * A position between windows.
   *
   * @param sample from the start of the recording
   * @param window how many windows are before it
   * @param sum of the probabilities before it
   */
  private record Mark(long sample, long window, double sum) {
    /** No position: nothing can be cut or end before the first window. */
    static final Mark NONE = new Mark(0, 0, 0);

    boolean exists() {
      return sample > 0;
    }
  }

  SpeechGate(SpeechRule rule, PaddedSpeech speech) {
    this.rule = rule;
    this.speech = speech;
  }

  /** Takes the probability of the next window. */
  void window(float given) {
    Mark here = new Mark(windows * rule.window(), windows, sum);
    double probability = given >= 0 && given <= 1 ? given : 0;
    windows++;
    sum += probability;
    if (probability >= rule.threshold()) {
      resume(here);
      if (!inside) {
        inside = true;
        start = here;
        return;
      }
    }
    if (inside && here.sample() - start.sample() > rule.maxSpeech() && cut(here)) {
      return;
    }
    if (inside && probability < rule.negThreshold()) {
      fallSilent(here);
    }
  }

  /**
   * Ends the recording.
   *
   * @param samples how many it has
   */
  void end(long samples) {
    if (inside && samples - start.sample() > rule.minSpeech()) {
      add(new Mark(samples, windows, sum));
    }
    speech.end(samples);
  }

  /** Speech is back: was the silence before it a place to cut? */
  private void resume(Mark here) {
    if (!silence.exists()) {
      return;
    }
    long length = here.sample() - silence.sample();
    if (length > rule.minSilenceAtMax() && length > afterLongest.sample() - longest.sample()) {
      longest = silence;
      afterLongest = here;
    }
    silence = Mark.NONE;
    if (afterLast.sample() < last.sample()) {
      afterLast = here;
    }
  }

  /** Cuts what is too long; returns whether nothing is left to decide of this window. */
  private boolean cut(Mark here) {
    Mark next;
    if (rule.cutAtLongest() && longest.exists()) {
      add(longest);
      next = afterLongest;
    } else if (last.exists()) {
      add(last);
      next = afterLast.sample() < last.sample() ? Mark.NONE : afterLast;
    } else {
      add(here);
      inside = false;
      forget();
      return true;
    }
    inside = next.exists();
    start = next;
    forget();
    return false;
  }

  private void fallSilent(Mark here) {
    if (!silence.exists()) {
      silence = here;
    }
    long length = here.sample() - silence.sample();
    if (!rule.cutAtLongest() && length > rule.minSilenceAtMax()) {
      last = silence;
    }
    if (length >= rule.minSilence()) {
      if (silence.sample() - start.sample() > rule.minSpeech()) {
        add(silence);
      }
      inside = false;
      forget();
    }
  }

  private void forget() {
    silence = Mark.NONE;
    longest = Mark.NONE;
    afterLongest = Mark.NONE;
    last = Mark.NONE;
    afterLast = Mark.NONE;
  }

  private void add(Mark end) {
    double mean = (end.sum() - start.sum()) / Math.max(end.window() - start.window(), 1);
    speech.add(start.sample(), end.sample(), Math.min(Math.max(mean, 0), 1));
  }
}
