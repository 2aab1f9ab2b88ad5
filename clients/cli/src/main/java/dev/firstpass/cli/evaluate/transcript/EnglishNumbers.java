package dev.firstpass.cli.evaluate.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes English numbers with digits: {@code twenty-first} as {@code 21st}, {@code two million
 * dollars} as {@code $2000000}, {@code one oh one} as {@code 101}. Behaves as {@code
 * EnglishNumberNormalizer} of Whisper. Thread-safe.
 */
final class EnglishNumbers {
  private static final int UNICODE = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern HALF = Pattern.compile("\\band\\s+a\\s+half\\b", UNICODE);
  private static final Pattern LETTER_DIGIT = Pattern.compile("([a-z])([0-9])");
  private static final Pattern DIGIT_LETTER = Pattern.compile("([0-9])([a-z])");
  private static final Pattern SUFFIX = Pattern.compile("([0-9])\\s+(st|nd|rd|th|s)\\b", UNICODE);
  private static final Pattern WITH_CENTS =
      Pattern.compile("([€£$])([0-9]+) (?:and )?¢([0-9]{1,2})\\b", UNICODE);
  private static final Pattern ONLY_CENTS = Pattern.compile("[€£$]0.([0-9]{1,2})\\b", UNICODE);
  private static final Pattern ALONE = Pattern.compile("\\b1(s?)\\b", UNICODE);

  private final NumberWords words = new NumberWords();

  /** Returns the text, in lower case and without punctuation, with its numbers in digits. */
  String inDigits(String text) {
    String apart = atBoundaries(withHalves(text));
    return asMoney(String.join(" ", NumberReading.read(Tokens.words(apart), words)));
  }

  /** After a number, "and a half" is its decimal. */
  private String withHalves(String text) {
    List<String> parts = new ArrayList<>();
    String[] segments = HALF.split(text, -1);
    for (int i = 0; i < segments.length; i++) {
      List<String> spoken = Tokens.words(segments[i]);
      if (!spoken.isEmpty()) {
        parts.add(segments[i]);
        if (i < segments.length - 1) {
          String last = spoken.get(spoken.size() - 1);
          boolean number = words.isDecimal(last) || words.multipliers.containsKey(last);
          parts.add(number ? "point five" : "and a half");
        }
      }
    }
    return String.join(" ", parts);
  }

  /** A space between letters and digits, but none before what may be a digit's ending. */
  private static String atBoundaries(String text) {
    String apart = LETTER_DIGIT.matcher(text).replaceAll("$1 $2");
    apart = DIGIT_LETTER.matcher(apart).replaceAll("$1 $2");
    return SUFFIX.matcher(apart).replaceAll("$1$2");
  }

  /** Cents become decimals, or stand alone; a lone 1 is a word. */
  private static String asMoney(String text) {
    String joined = WITH_CENTS.matcher(text).replaceAll(EnglishNumbers::joined);
    String cents =
        ONLY_CENTS.matcher(joined).replaceAll(found -> "¢" + Integer.parseInt(found.group(1)));
    return ALONE.matcher(cents).replaceAll("one$1");
  }

  private static String joined(MatchResult found) {
    String cents = found.group(3);
    return ("$".equals(found.group(1)) ? "\\$" : found.group(1))
        + found.group(2)
        + (cents.length() == 1 ? ".0" : ".")
        + cents;
  }
}
