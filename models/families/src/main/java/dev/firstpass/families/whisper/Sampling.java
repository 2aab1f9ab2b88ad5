package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Follows one hypothesis at a time: the likeliest token at temperature 0, a drawn one at others.
 * Immutable.
 *
 * <p>Reference: openai/whisper, {@code GreedyDecoder} and {@code DecodingTask._main_loop}.
 *
 * @param rules what may follow
 * @param end the token that ends a transcript
 * @param context tokens that the decoder can hold
 */
record Sampling(LogitRules rules, int end, int context) {
  /** Returns the candidate of the likeliest tokens. */
  Candidate greedy(Opening opening) {
    return follow(opening, LogProbabilities::best);
  }

  /**
   * Returns a candidate of drawn tokens.
   *
   * @param temperature positive
   * @param draws of this candidate alone
   */
  Candidate drawn(Opening opening, double temperature, SplittableRandom draws) {
    return follow(
        opening, logits -> LogProbabilities.drawn(logits, temperature, draws.nextDouble()));
  }

  /** Returns how many tokens a transcript has at most, those of the question not counted. */
  int most() {
    return context / 2;
  }

  private Candidate follow(Opening opening, Choice choice) {
    List<Integer> sampled = new ArrayList<>();
    Step step = opening.step();
    float[] logits = new float[step.vocabulary()];
    double sum = 0;
    while (true) {
      step.readLast(logits);
      rules.apply(logits, sampled);
      int token = choice.of(logits);
      sum += logits[token] - LogProbabilities.logSum(logits);
      if (token == end) {
        return new Candidate(sampled, sum);
      }
      sampled.add(token);
      if (sampled.size() == most() || opening.asked().size() + sampled.size() > context) {
        return new Candidate(sampled, sum);
      }
      step = opening.run().next(step, token);
    }
  }

  /** Chooses a token. */
  private interface Choice {
    int of(float[] logits);
  }
}
