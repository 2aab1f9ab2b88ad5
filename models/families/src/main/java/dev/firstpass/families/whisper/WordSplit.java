package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts tokens into words: at blanks and punctuation, or, for languages that write none between
 * words, wherever whole letters end.
 *
 * <p>Reference: openai/whisper, {@code Tokenizer.split_to_word_tokens}.
 */
final class WordSplit {
  private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "ja", "th", "lo", "my", "yue");
  private static final char BROKEN = '\uFFFD';

  private WordSplit() {}

  /**
   * A word.
   *
   * @param text with the blank before it, if it has one
   * @param tokens at least one
   */
  record Part(String text, List<Integer> tokens) {
    Part {
      tokens = List.copyOf(tokens);
    }

    private Part and(Part after) {
      List<Integer> all = new ArrayList<>(tokens);
      all.addAll(after.tokens);
      return new Part(text + after.text, all);
    }
  }

  /** Returns the words of tokens. */
  static List<Part> words(Tokenizer tokenizer, List<Integer> tokens, String language) {
    List<Part> letters = letters(tokenizer, tokens);
    return WITHOUT_BLANKS.contains(language) ? letters : joined(letters, tokenizer.special().end());
  }

  /** Cuts wherever the bytes so far are whole letters. */
  private static List<Part> letters(Tokenizer tokenizer, List<Integer> tokens) {
    String whole = tokenizer.spelled(tokens);
    List<Part> parts = new ArrayList<>();
    List<Integer> current = new ArrayList<>();
    int done = 0;
    for (int token : tokens) {
      current.add(token);
      String text = tokenizer.spelled(current);
      int broken = text.indexOf(BROKEN);
      // What is broken in the whole, too, will not be mended by the tokens that follow.
      if (broken < 0 || (done + broken < whole.length() && whole.charAt(done + broken) == BROKEN)) {
        parts.add(new Part(text, current));
        current.clear();
        done += text.length();
      }
    }
    return parts;
  }

  private static List<Part> joined(List<Part> letters, int end) {
    List<Part> words = new ArrayList<>();
    for (Part part : letters) {
      boolean begins =
          words.isEmpty()
              || part.tokens().get(0) >= end
              || part.text().startsWith(" ")
              || PythonText.PUNCTUATION.contains(PythonText.strip(part.text()));
      if (begins) {
        words.add(part);
      } else {
        words.set(words.size() - 1, words.get(words.size() - 1).and(part));
      }
    }
    return words;
  }
}
