package dev.firstpass.tools.textgrid;

import dev.firstpass.tools.labelfile.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Praat reads of a text file: numbers and flags that stand free and quoted texts; everything
 * else is for people. Confined to one file.
 */
final class TextGridTokens {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?%?");
  private static final int MOST = 10_000_000;

  private final Iterator<String> tokens;

  private TextGridTokens(List<String> tokens) {
    this.tokens = tokens.iterator();
  }

  /** Reads a file. */
  static TextGridTokens of(InputStream in) throws IOException {
    String file = FileText.read(in);
    List<String> tokens = new ArrayList<>();
    for (int at = 0; at < file.length(); ) {
      char first = file.charAt(at);
      if (Character.isWhitespace(first)) {
        at++;
      } else if (first == '"') {
        int end = closingQuote(file, at + 1);
        tokens.add('"' + file.substring(at + 1, end).replace("\"\"", "\""));
        at = end + 1;
      } else {
        int end = first == '!' ? lineEnd(file, at) : blank(file, at);
        if (meant(file.substring(at, end))) {
          tokens.add(file.substring(at, end));
        }
        at = end;
      }
    }
    return new TextGridTokens(tokens);
  }

  /** Reads a text that must be this one, whatever stands behind it. */
  void expect(String wanted) throws IOException {
    String found = text();
    if (!found.startsWith(wanted)) {
      throw new IOException("not a TextGrid: '" + found + "' where '" + wanted + "' must stand");
    }
  }

  /** Reads a quoted text. */
  String text() throws IOException {
    String token = next("a quoted text");
    if (token.charAt(0) != '"') {
      throw new IOException("not a TextGrid: " + token + " where a quoted text must stand");
    }
    return token.substring(1);
  }

  /** Reads a number. */
  double number() throws IOException {
    String token = next("a number");
    if (!NUMBER.matcher(token).matches() || token.endsWith("%")) {
      throw new IOException("not a TextGrid: " + token + " where a number must stand");
    }
    return Double.parseDouble(token);
  }

  /** Reads how many of something follow. */
  int count() throws IOException {
    double count = number();
    if (!(count >= 0 && count <= MOST)) {
      throw new IOException("not a TextGrid: " + count + " intervals or tiers");
    }
    return (int) count;
  }

  /** Reads {@code <exists>} or {@code <absent>}. */
  boolean flag() throws IOException {
    return next("<exists>").equals("<exists>");
  }

  private String next(String wanted) throws IOException {
    if (!tokens.hasNext()) {
      throw new IOException("not a TextGrid: it ends where " + wanted + " must stand");
    }
    return tokens.next();
  }

  /** Finds the quote that is not doubled. */
  private static int closingQuote(String file, int from) throws IOException {
    int quote = file.indexOf('"', from);
    while (quote >= 0 && file.startsWith("\"\"", quote)) {
      quote = file.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      throw new IOException("not a TextGrid: a quoted text does not end");
    }
    return quote;
  }

  private static int lineEnd(String file, int from) {
    int end = file.indexOf('\n', from);
    return end < 0 ? file.length() : end;
  }

  private static int blank(String file, int from) {
    int end = from;
    while (end < file.length() && !Character.isWhitespace(file.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean meant(String token) {
    return NUMBER.matcher(token).matches() || token.equals("<exists>") || token.equals("<absent>");
  }
}
