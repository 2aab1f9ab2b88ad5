package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * A window that is about to be decoded: what the model was asked, and what it made of that. Serves
 * every candidate and every temperature.
 *
 * @param run runs the decoder on this window
 * @param asked the tokens that it was given
 * @param step what it made of them
 * @param noSpeech the probability that nobody speaks
 */
record Opening(Network.Run run, List<Integer> asked, Step step, double noSpeech) {
  /**
   * Asks.
   *
   * @param run has listened to the window
   * @param before the text before, as tokens; may be empty
   * @param request the tokens that ask for a transcript
   */
  static Opening of(
      Network.Run run, Tokenizer tokenizer, List<Integer> before, List<Integer> request) {
    ArrayList<Integer> asked = new ArrayList<>();
    if (!before.isEmpty()) {
      asked.add(tokenizer.special().startOfPrevious());
      asked.addAll(before);
    }
    int start = asked.size();
    asked.addAll(request);
    Step step = run.start(asked);
    Steps.check(step, tokenizer);
    float[] logits = new float[step.vocabulary()];
    step.read(start, logits);
    double silent = logits[tokenizer.special().noSpeech()] - LogProbabilities.logSum(logits);
    return new Opening(run, List.copyOf(asked), step, Math.exp(silent));
  }
}
