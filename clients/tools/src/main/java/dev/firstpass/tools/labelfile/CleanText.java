package dev.firstpass.tools.labelfile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text that every encoding and file format can hold. */
public final class CleanText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final Pattern LINE_ENDS = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private CleanText() {}

  /**
   * Returns {@code text} with halves of surrogate pairs, which UTF-8 cannot hold, replaced by
   * U+FFFD.
   */
  public static String wellFormed(String text) {
    return mapped(text, c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c);
  }

  /**
   * Returns {@code text} with everything that XML 1.0 cannot hold, even escaped, replaced by
   * U+FFFD: control characters other than tab and line ends, halves of surrogate pairs, U+FFFE and
   * U+FFFF.
   */
  public static String xml(String text) {
    return mapped(text, c -> isXmlCharacter(c) ? c : REPLACEMENT);
  }

  /** Returns well-formed {@code text} on one line: control characters and line ends are blanks. */
  public static String oneLine(String text) {
    return mapped(wellFormed(text), c -> endsLine(c) ? ' ' : c);
  }

  /**
   * Returns well-formed {@code text} without blanks around it, whose lines end with a line feed and
   * whose other control characters are blanks.
   */
  public static String lines(String text) {
    String unix = LINE_ENDS.matcher(wellFormed(text)).replaceAll("\n");
    return mapped(unix, c -> c != '\n' && endsLine(c) ? ' ' : c).strip();
  }

  /** Returns well-formed {@code text} on one line, with single blanks between its words. */
  public static String words(String text) {
    return String.join(" ", split(text));
  }

  /** Returns the words of well-formed {@code text}: what stands between blanks of any kind. */
  public static List<String> split(String text) {
    return Stream.of(BLANKS.split(oneLine(text))).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns well-formed {@code text} as one word, not empty: blanks are underscores. */
  public static String oneWord(String text) {
    List<String> words = split(text);
    return words.isEmpty() ? "_" : String.join("_", words);
  }

  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static boolean endsLine(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static String mapped(String text, java.util.function.IntUnaryOperator replace) {
    return text.codePoints()
        .map(replace)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
