package dev.firstpass.cli.evaluate.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Splits texts into what is counted. Words are what stands between white space. */
public final class Tokens {
  /** White space as Unicode and Python have it. */
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private Tokens() {}

  /** Returns the words in order; none of a blank text. */
  public static List<String> words(String text) {
    return Arrays.stream(SPACE.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns the characters (code points) in order, white space left out. */
  public static List<String> characters(String text) {
    return SPACE.matcher(text).replaceAll("").codePoints().mapToObj(Character::toString).toList();
  }
}
