package dev.firstpass.families.whisper;

import java.util.List;

/**
 * Tokens that may be the transcript of a window.
 *
 * @param tokens without the one that ends them
 * @param logProbability the sum over them, and over the end when they have one
 */
record Candidate(List<Integer> tokens, double logProbability) {
  Candidate {
    tokens = List.copyOf(tokens);
  }

  /** Returns the mean over its tokens and the end. */
  double average() {
    return logProbability / (tokens.size() + 1);
  }

  /** Returns the likeliest by the mean over tokens, the first of equals. */
  static Candidate best(List<Candidate> candidates) {
    Candidate best = candidates.get(0);
    for (Candidate candidate : candidates) {
      if (candidate.rank() > best.rank()) {
        best = candidate;
      }
    }
    return best;
  }

  private double rank() {
    return logProbability / Math.max(tokens.size(), 1);
  }
}
