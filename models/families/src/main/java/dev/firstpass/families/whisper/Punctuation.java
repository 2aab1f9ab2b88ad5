package dev.firstpass.families.whisper;

import java.util.List;

/**
 * Joins signs that stand alone to the words that they belong to.
 *
 * <p>Reference: openai/whisper, {@code merge_punctuations} in {@code whisper/timing.py}.
 */
final class Punctuation {
  private static final String BEFORE = "\"'“¿([{-";
  private static final String AFTER = "\"'.。,，!！?？:：”)]}、";

  private Punctuation() {}

  /** Joins; a sign that was joined is left as a word without text. */
  static void join(List<TimedWord> words) {
    int following = words.size() - 1;
    for (int i = words.size() - 2; i >= 0; i--) {
      TimedWord sign = words.get(i);
      if (sign.text.startsWith(" ") && BEFORE.contains(PythonText.strip(sign.text))) {
        words.get(following).takeBefore(sign);
      } else {
        following = i;
      }
    }
    int previous = 0;
    for (int i = 1; i < words.size(); i++) {
      TimedWord sign = words.get(i);
      if (!words.get(previous).text.endsWith(" ") && AFTER.contains(sign.text)) {
        words.get(previous).takeAfter(sign);
      } else {
        previous = i;
      }
    }
  }
}
