package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * Words whose times are guessed: each gets the share of its segment that its letters have of the
 * text. Their score is the segment's.
 */
final class ProportionalWords {
  private final Tokenizer tokenizer;
  private final String language;

  ProportionalWords(Tokenizer tokenizer, String language) {
    this.tokenizer = tokenizer;
    this.language = language;
  }

  /** Gives a segment its words. */
  void fill(DraftSegment segment, double score) {
    List<Integer> text =
        segment.tokens.stream().filter(token -> token < tokenizer.special().end()).toList();
    List<TimedWord> words = new ArrayList<>();
    for (WordSplit.Part part : WordSplit.words(tokenizer, text, language)) {
      words.add(new TimedWord(part.text(), part.tokens(), 0, 0, score));
    }
    Punctuation.join(words);
    words.removeIf(word -> PythonText.strip(word.text).isEmpty());
    long letters = words.stream().mapToLong(ProportionalWords::letters).sum();
    double perLetter = letters == 0 ? 0 : (segment.end - segment.start) / letters;
    long before = 0;
    for (TimedWord word : words) {
      word.start = segment.start + before * perLetter;
      before += letters(word);
      word.end = segment.start + before * perLetter;
    }
    segment.words = words;
  }

  private static long letters(TimedWord word) {
    String text = PythonText.strip(word.text);
    return text.codePointCount(0, text.length());
  }
}
