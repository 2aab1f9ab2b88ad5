package dev.firstpass.cli.evaluate.transcript;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * Half width, lower case, no punctuation or symbols, each Chinese character (and Japanese kana) a
 * word of its own, words of other scripts whole: what character error rates of Mandarin are counted
 * on, with words of English mixed in. Numbers stay as they are written, and so do simplified and
 * traditional characters.
 */
final class ChineseNormaliser implements Normaliser {
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_OFFSET = FULL_WIDTH_FIRST - '!';

  @Override
  public String normalise(String text) {
    var spaced = new StringBuilder(2 * text.length());
    BasicNormaliser.withoutAsides(text)
        .codePoints()
        .map(ChineseNormaliser::halfWidth)
        .forEach(c -> append(c, spaced));
    return BasicNormaliser.oneSpace(spaced.toString().toLowerCase(Locale.ROOT)).strip();
  }

  private static int halfWidth(int c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? c - FULL_WIDTH_OFFSET : c;
  }

  /** An apostrophe inside an English word disappears, so that the word stays one. */
  private static void append(int c, StringBuilder spaced) {
    if (isCharacterAlone(c)) {
      spaced.append(' ').appendCodePoint(c).append(' ');
    } else if (!MarksAndSymbols.contains(c)) {
      spaced.appendCodePoint(c);
    } else if (c != '\'' && c != '\u2019') {
      spaced.append(' ');
    }
  }

  private static boolean isCharacterAlone(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return Character.isLetter(c)
        && (script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA);
  }
}
