package dev.firstpass.families.whisper;

import java.util.Arrays;

/**
 * The letters that byte-level vocabularies write for bytes, so that each byte prints: a byte that
 * prints is its own letter, the others are the letters from U+0100 on, in order.
 *
 * <p>Reference: openai/gpt-2, {@code src/encoder.py}.
 */
final class ByteLetters {
  private static final int FIRST_EXTRA = 0x100;
  private static final char[] LETTERS = letters();
  private static final int[] BYTES = bytes();

  private ByteLetters() {}

  /**
   * Returns the bytes that letters stand for, one {@code char} in [0, 255] each.
   *
   * @throws IllegalArgumentException for a letter that stands for none
   */
  static String bytes(String letters) {
    StringBuilder bytes = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      int value = letter < BYTES.length ? BYTES[letter] : -1;
      if (value < 0) {
        throw new IllegalArgumentException("the letter '" + letter + "' stands for no byte");
      }
      bytes.append((char) value);
    }
    return bytes.toString();
  }

  /** Returns the letters that stand for bytes, given as one {@code char} in [0, 255] each. */
  static String letters(String bytes) {
    StringBuilder letters = new StringBuilder(bytes.length());
    bytes.chars().forEach(value -> letters.append(LETTERS[value]));
    return letters.toString();
  }

  private static char[] letters() {
    char[] letters = new char[256];
    int extra = FIRST_EXTRA;
    for (int value = 0; value < letters.length; value++) {
      letters[value] = (char) (prints(value) ? value : extra++);
    }
    return letters;
  }

  private static int[] bytes() {
    int[] bytes = new int[2 * FIRST_EXTRA];
    Arrays.fill(bytes, -1);
    for (int value = 0; value < LETTERS.length; value++) {
      bytes[LETTERS[value]] = value;
    }
    return bytes;
  }

  private static boolean prints(int value) {
    return (value >= '!' && value <= '~')
        || (value >= 0xA1 && value <= 0xAC)
        || (value >= 0xAE && value <= 0xFF);
  }
}
