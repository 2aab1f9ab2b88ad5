package dev.firstpass.families.whisper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to tokens and back, with the model's own vocabulary. Immutable.
 *
 * <p>Reference: openai/whisper, {@code whisper/tokenizer.py}.
 */
final class Tokenizer {
  /** How text is cut before pairs are joined; {@code \s} is any white space of Unicode. */
  private static final Pattern PIECES =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final List<String> bytes;
  private final BytePairs pairs;
  private final SpecialTokens special;

  /**
   * @param text the id of each token of text by its bytes, one {@code char} in [0, 255] each
   * @param special the other tokens
   * @throws IllegalArgumentException when a byte or an id is missing
   */
  Tokenizer(Map<String, Integer> text, SpecialTokens special) {
    this.pairs = new BytePairs(text);
    this.special = special;
    Map<Integer, String> byId = new HashMap<>();
    text.forEach((token, id) -> byId.put(id, token));
    special.names().forEach((name, id) -> byId.put(id, latin(name)));
    List<String> all = new ArrayList<>(byId.size());
    for (int id = 0; id < byId.size(); id++) {
      String token = byId.get(id);
      if (token == null) {
        throw new IllegalArgumentException("the vocabulary has no token " + id);
      }
      all.add(token);
    }
    this.bytes = List.copyOf(all);
  }

  /** Returns how many tokens there are; ids are smaller. */
  int size() {
    return bytes.size();
  }

  /** Returns the tokens that are not text. */
  SpecialTokens special() {
    return special;
  }

  /** Returns the tokens of a text; names of special tokens in it are text, too. */
  List<Integer> encode(String text) {
    List<Integer> ids = new ArrayList<>();
    Matcher piece = PIECES.matcher(text);
    while (piece.find()) {
      ids.addAll(pairs.encode(latin(piece.group())));
    }
    return ids;
  }

  /** Returns the text of tokens, without times; bytes that are no UTF-8 become U+FFFD. */
  String decode(List<Integer> ids) {
    return spelled(ids.stream().filter(id -> id < special.firstTime()).toList());
  }

  /** Returns the text of tokens, times and all spelled out. */
  String spelled(List<Integer> ids) {
    StringBuilder joined = new StringBuilder();
    ids.forEach(id -> joined.append(bytes.get(id)));
    return new String(
        joined.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
