package dev.firstpass.families.whisper;

/** Probabilities of logits, summed in double precision. */
final class LogProbabilities {
  private LogProbabilities() {}

  /**
   * Returns the logarithm of the sum of {@code exp(logit)} over [{@code from}, {@code to});
   * negative infinity when all are.
   */
  static double logSum(float[] logits, int from, int to) {
    float best = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      best = Math.max(best, logits[i]);
    }
    if (best == Float.NEGATIVE_INFINITY) {
      return best;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      // Most are banned or far below the best; exp would give nothing.
      float under = logits[i] - best;
      if (under > -40) {
        sum += Math.exp(under);
      }
    }
    return best + Math.log(sum);
  }

  /** Returns the logarithm of the sum over all. */
  static double logSum(float[] logits) {
    return logSum(logits, 0, logits.length);
  }

  /** Returns the first of the greatest; NaN counts as less than all. */
  static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best] || Float.isNaN(logits[best])) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Returns the token that a draw means: the first whose summed probability exceeds it.
   *
   * @param temperature positive; flattens the probabilities
   * @param draw in [0, 1)
   */
  static int drawn(float[] logits, double temperature, double draw) {
    double greatest = logits[best(logits)] / temperature;
    double total = 0;
    for (float logit : logits) {
      total += weight(logit, temperature, greatest);
    }
    double wanted = draw * total;
    double sum = 0;
    int last = best(logits);
    for (int i = 0; i < logits.length; i++) {
      double weight = weight(logits[i], temperature, greatest);
      sum += weight;
      if (weight > 0 && sum > wanted) {
        return i;
      }
    }
    return last;
  }

  private static double weight(float logit, double temperature, double greatest) {
    double weight = Math.exp(logit / temperature - greatest);
    return weight > 0 ? weight : 0;
  }
}
