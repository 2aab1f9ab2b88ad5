package dev.firstpass.families.speech;

import java.lang.Character.UnicodeScript;

/** Which characters are words of their own, and which are written together. */
final class Script {
  private Script() {}

  /** Returns whether a character is a word: Chinese, Japanese, Bopomofo. */
  static boolean isWord(int codePoint) {
    if (!Character.isLetter(codePoint)) {
      return false;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
      default -> false;
    };
  }

  /** Returns whether a character is a part of a word that is written with others. */
  static boolean isLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !isWord(codePoint);
  }

  /** Returns whether a character is a letter, not a digit, that is written with others. */
  static boolean isAlphabetic(int codePoint) {
    return Character.isLetter(codePoint) && !isWord(codePoint);
  }

  /** Returns whether a text ends with a letter or digit that is written with others. */
  static boolean endsAlphabetic(String text) {
    return !text.isEmpty() && isLetter(text.codePointBefore(text.length()));
  }
}
