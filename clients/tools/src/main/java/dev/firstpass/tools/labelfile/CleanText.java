package dev.firstpass.tools.labelfile;

/** Makes text that every encoding and file format can hold. */
public final class CleanText {
  private static final int REPLACEMENT = 0xFFFD;

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
