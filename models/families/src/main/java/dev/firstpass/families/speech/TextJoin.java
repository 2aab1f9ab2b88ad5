package dev.firstpass.families.speech;

import dev.firstpass.families.speech.Letters.Letter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes tokens as words. A Chinese or Japanese character is a word and stands without spaces;
 * other letters are one word up to the next space; punctuation stays with the word before it. A
 * space stands where a token writes one and between a Chinese character and a Latin letter.
 * Stateless.
 */
public final class TextJoin {
  private final TokenTable table;

  /**
   * @param table what tokens write
   */
  public TextJoin(TokenTable table) {
    this.table = table;
  }

  /** Returns the words of tokens that are in order of time. */
  public List<SpokenWord> words(List<TimedToken> tokens) {
    List<SpokenWord> words = new ArrayList<>();
    List<Letter> word = new ArrayList<>();
    boolean spaced = false;
    boolean spaceNext = false;
    for (Letter letter : Letters.of(table, tokens)) {
      boolean space = Character.isWhitespace(letter.codePoint());
      if (space || starts(word, letter.codePoint())) {
        add(word, spaced, tokens, words);
      }
      spaceNext |= space;
      if (!space) {
        if (word.isEmpty()) {
          spaced = spaceNext(words, letter.codePoint(), spaceNext);
          spaceNext = false;
        }
        word.add(letter);
      }
    }
    add(word, spaced, tokens, words);
    return words;
  }

  /** Returns whether a character starts another word than the one that is being written. */
  private static boolean starts(List<Letter> word, int codePoint) {
    if (Script.isWord(codePoint)) {
      return word.stream().anyMatch(letter -> Character.isLetterOrDigit(letter.codePoint()));
    }
    return Script.isLetter(codePoint)
        && word.stream().anyMatch(letter -> Script.isWord(letter.codePoint()));
  }

  private static boolean spaceNext(List<SpokenWord> words, int codePoint, boolean written) {
    if (words.isEmpty()) {
      return false;
    }
    String before = words.get(words.size() - 1).text();
    int last = before.codePointBefore(before.length());
    if (Script.isWord(last) && Script.isWord(codePoint)) {
      return false;
    }
    return written
        || (Script.isWord(last) && Script.isAlphabetic(codePoint))
        || (Script.isAlphabetic(last) && Script.isWord(codePoint));
  }

  private static void add(
      List<Letter> word, boolean spaced, List<TimedToken> tokens, List<SpokenWord> words) {
    if (word.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    word.forEach(letter -> text.appendCodePoint(letter.codePoint()));
    Letter first = word.get(0);
    Letter last = word.get(word.size() - 1);
    double logProbability = 0;
    int frames = 0;
    for (int i = first.first(); i <= last.last(); i++) {
      logProbability += tokens.get(i).logProbability();
      frames += tokens.get(i).frames();
    }
    double end = Math.max(first.start(), last.end());
    words.add(new SpokenWord(text.toString(), spaced, first.start(), end, logProbability, frames));
    word.clear();
  }
}
