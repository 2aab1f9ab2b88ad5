package dev.firstpass.families.vision;

import dev.firstpass.core.model.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads class names as Python writes them: {@code {0: 'person', 1: "driver's cab"}} or {@code
 * ['person', 'car']}. Not a parser of Python: whatever is not exactly that has no names.
 */
public final class PythonNames {
  private static final int MAX_LENGTH = 1 << 20;

  private final String text;
  private int position;

  private PythonNames(String text) {
    this.text = text;
  }

  /**
   * Returns the names in the order of their ids, which must be 0, 1, 2, ... in that order; empty
   * when the text is nothing of the kind or names are blank or not distinct.
   */
  public static Optional<LabelSet> parse(String text) {
    try {
      return text.length() > MAX_LENGTH
          ? Optional.empty()
          : Optional.of(new LabelSet(new PythonNames(text).names()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the names as {@link #parse} does, repeated ones numbered: ImageNet's are.
   *
   * @see LabelSet#numberingRepeats
   */
  public static Optional<LabelSet> parseNumbering(String text) {
    try {
      return text.length() > MAX_LENGTH
          ? Optional.empty()
          : Optional.of(LabelSet.numberingRepeats(new PythonNames(text).names()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<String> names() {
    boolean dictionary = skip('{');
    char close = dictionary ? '}' : ']';
    if (!dictionary) {
      require(skip('['));
    }
    List<String> names = new ArrayList<>();
    while (!skip(close)) {
      if (dictionary) {
        require(number() == names.size());
        require(skip(':'));
      }
      names.add(string());
      if (!skip(',')) {
        require(skip(close));
        break;
      }
    }
    skipSpace();
    require(position == text.length() && !names.isEmpty());
    return names;
  }

  private int number() {
    skipSpace();
    int start = position;
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    return Integer.parseInt(text, start, position, 10);
  }

  private String string() {
    char quote = skip('\'') ? '\'' : '"';
    require(quote == '\'' || skip('"'));
    StringBuilder name = new StringBuilder();
    char next = next();
    while (next != quote) {
      name.append(next == '\\' ? escaped() : next);
      next = next();
    }
    return name.toString();
  }

  private char escaped() {
    char next = next();
    return switch (next) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      default -> next;
    };
  }

  private char hexadecimal(int digits) {
    int end = position + digits;
    require(end <= text.length());
    char read = (char) Integer.parseInt(text, position, end, 16);
    position = end;
    return read;
  }

  private char next() {
    require(position < text.length());
    return text.charAt(position++);
  }

  private boolean skip(char wanted) {
    skipSpace();
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not a Python dictionary or list of names");
    }
  }
}
