package dev.firstpass.cli.evaluate.transcript;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lower case, nothing in brackets, a space for each mark, symbol and punctuation, for any language
 * that separates words with spaces. Behaves as {@code BasicTextNormalizer} of Whisper
 * (github.com/openai/whisper) without its options.
 */
final class BasicNormaliser implements Normaliser {
  private static final Pattern BRACKETS = Pattern.compile("[<\\[][^>\\]]*[>\\]]");
  private static final Pattern PARENTHESES = Pattern.compile("\\(([^)]+?)\\)");
  private static final Pattern SPACES =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public String normalise(String text) {
    String spoken = withoutAsides(text.toLowerCase(Locale.ROOT));
    String composed = Normalizer.normalize(spoken, Normalizer.Form.NFKC);
    var plain = new StringBuilder(composed.length());
    composed
        .codePoints()
        .forEach(c -> plain.appendCodePoint(MarksAndSymbols.contains(c) ? ' ' : c));
    return oneSpace(plain.toString().toLowerCase(Locale.ROOT));
  }

  /** Returns the text without what stands in brackets of any kind: nobody said it. */
  static String withoutAsides(String text) {
    return PARENTHESES.matcher(BRACKETS.matcher(text).replaceAll("")).replaceAll("");
  }

  /** Returns the text with one space for any white space. */
  static String oneSpace(String text) {
    return SPACES.matcher(text).replaceAll(" ");
  }
}
