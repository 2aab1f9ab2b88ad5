package dev.firstpass.families.speech;

import java.util.List;

/**
 * A word that a model heard, with the punctuation that is written with it.
 *
 * @param text without spaces, not empty
 * @param spaced whether a space stands before it
 * @param start in seconds of what the model was given
 * @param end in seconds of what the model was given, at least {@code start}
 * @param logProbability natural logarithm of its probability, summed over {@code frames}; at most 0
 * @param frames over how many frames
 */
public record SpokenWord(
    String text, boolean spaced, double start, double end, double logProbability, int frames) {

  /** Returns the geometric mean of the probabilities of its frames, in [0, 1]. */
  public double score() {
    return score(logProbability, frames);
  }

  /** Returns the geometric mean of the probabilities of all their frames, in [0, 1]. */
  public static double score(List<SpokenWord> words) {
    return score(
        words.stream().mapToDouble(SpokenWord::logProbability).sum(),
        words.stream().mapToInt(SpokenWord::frames).sum());
  }

  /** Returns words as one text. */
  public static String text(List<SpokenWord> words) {
    StringBuilder text = new StringBuilder();
    for (SpokenWord word : words) {
      if (word.spaced() && text.length() > 0) {
        text.append(' ');
      }
      text.append(word.text());
    }
    return text.toString();
  }

  private static double score(double logProbability, int frames) {
    double mean = frames == 0 ? 0 : Math.exp(logProbability / frames);
    return mean >= 0 ? Math.min(mean, 1) : 0;
  }
}
