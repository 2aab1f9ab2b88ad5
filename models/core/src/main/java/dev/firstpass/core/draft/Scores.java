package dev.firstpass.core.draft;

/** The one rule for scores: a number in [0, 1]. */
final class Scores {
  private Scores() {}

  static void check(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in [0, 1]: " + score);
    }
  }
}
