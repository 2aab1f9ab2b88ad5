package dev.firstpass.families.speech;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What tokens write, letter by letter, and which token each letter is of. Bytes are put together to
 * characters; those that are none give U+FFFD. Confined to one thread.
 */
final class Letters {
  private final TokenTable table;
  private final List<TimedToken> tokens;
  private final List<Letter> letters = new ArrayList<>();

  /**
   * One character.
   *
   * @param codePoint what is written
   * @param first index of the first token that writes it
   * @param last index of the last token that writes it
   * @param start in seconds: a token's time is shared by what it writes
   * @param end in seconds
   */
  record Letter(int codePoint, int first, int last, double start, double end) {}

  private Letters(TokenTable table, List<TimedToken> tokens) {
    this.table = table;
    this.tokens = tokens;
  }

  /** Returns the letters of tokens that are in order of time. */
  static List<Letter> of(TokenTable table, List<TimedToken> tokens) {
    Letters letters = new Letters(table, tokens);
    for (int i = 0; i < tokens.size(); i = letters.write(i)) {}
    return letters.letters;
  }

  /** Writes the token, or the bytes, that stand at an index; returns the index after them. */
  private int write(int first) {
    if (byteAt(first) == TokenTable.NO_BYTE) {
      add(table.written(tokens.get(first).id()), first, first);
      return first + 1;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = first;
    for (; byteAt(end) != TokenTable.NO_BYTE; end++) {
      bytes.write(byteAt(end));
    }
    add(bytes.toString(StandardCharsets.UTF_8), first, end - 1);
    return end;
  }

  private int byteAt(int index) {
    return index < tokens.size() ? table.byteValue(tokens.get(index).id()) : TokenTable.NO_BYTE;
  }

  private void add(String text, int first, int last) {
    int[] codePoints = text.codePoints().toArray();
    long visible = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    double start = tokens.get(first).start();
    double each = (tokens.get(last).end() - start) / Math.max(visible, 1);
    int seen = 0;
    for (int codePoint : codePoints) {
      boolean space = Character.isWhitespace(codePoint);
      double from = start + seen * each;
      double to = space ? from : seen + 1 == visible ? tokens.get(last).end() : from + each;
      letters.add(new Letter(codePoint, first, last, from, Math.max(from, to)));
      seen += space ? 0 : 1;
    }
  }
}
