package dev.firstpass.families.whisper;

import java.util.List;

/**
 * The transcript of one window.
 *
 * @param tokens text and times
 * @param averageLogProbability over the tokens and the end
 * @param noSpeech the probability that nobody speaks
 * @param compressionRatio of the text
 * @param temperature that gave it
 */
record Decoded(
    List<Integer> tokens,
    double averageLogProbability,
    double noSpeech,
    double compressionRatio,
    double temperature) {
  Decoded {
    tokens = List.copyOf(tokens);
  }

  /** Returns the likelihood of an average token, in [0, 1]. */
  double score() {
    double score = Math.exp(averageLogProbability);
    return score > 0 ? Math.min(score, 1) : 0;
  }
}
