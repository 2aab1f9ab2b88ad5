package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that hold a speech model's tokens: {@code tokens.txt} of sherpa and icefall
 * ({@code token number} a line; a number alone is the space), a line a token, {@code vocab.json} of
 * Hugging Face (an object) and {@code tokens.json} of FunASR (a list).
 */
public final class TokenDocument {
  /** The most tokens that a speech model can have. */
  public static final int MAX_TOKENS = 1_000_000;

  /** An object or a list of texts; {@code [PAD] 0} is a line. */
  private static final Pattern JSON = Pattern.compile("\\s*[\\[{]\\s*\"");

  /** Symbols of icefall's graphs, numbered after the tokens, that no network tells. */
  private static final Pattern DISAMBIGUATION = Pattern.compile("#[0-9]+");

  private TokenDocument() {}

  /**
   * Returns the tokens in a document, whatever its form.
   *
   * @throws DraftingException with {@code invalid-model} when it has none of the forms
   */
  public static TokenTable read(String text) {
    return JSON.matcher(text).lookingAt() ? json(text) : lines(text);
  }

  private static TokenTable json(String text) {
    try {
      Object value = PlainJson.read(text);
      if (value instanceof List<?> list) {
        return new TokenTable(list.stream().map(String::valueOf).toList());
      }
      Map<Integer, String> byId = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> map) {
        map.forEach((token, id) -> byId.put(number(id), String.valueOf(token)));
      }
      return table(byId);
    } catch (IOException e) {
      throw invalid("it is not JSON: " + e.getMessage(), e);
    }
  }

  private static TokenTable lines(String text) {
    List<String> lines = text.lines().toList();
    Map<Integer, String> byId = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !addNumbered(line, byId)) {
        return new TokenTable(lines.stream().map(String::strip).toList());
      }
    }
    return table(byId);
  }

  private static boolean addNumbered(String line, Map<Integer, String> byId) {
    String stripped = line.strip();
    int space = Math.max(stripped.lastIndexOf(' '), stripped.lastIndexOf('\t'));
    String digits = stripped.substring(space + 1);
    if (digits.isEmpty()
        || digits.length() > 7
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    String token = space < 0 ? " " : stripped.substring(0, space).stripTrailing();
    byId.putIfAbsent(number(Integer.parseInt(digits)), token);
    return true;
  }

  private static TokenTable table(Map<Integer, String> byId) {
    int size = byId.keySet().stream().mapToInt(id -> id + 1).max().orElse(0);
    if (size == 0) {
      throw invalid("it holds none", null);
    }
    List<String> tokens = new ArrayList<>(size);
    for (int id = 0; id < size; id++) {
      tokens.add(byId.getOrDefault(id, ""));
    }
    while (size > 1 && DISAMBIGUATION.matcher(tokens.get(size - 1)).matches()) {
      tokens.remove(--size);
    }
    return new TokenTable(tokens);
  }

  private static int number(@Nullable Object id) {
    if (id instanceof Integer number && number >= 0 && number < MAX_TOKENS) {
      return number;
    }
    throw invalid("a token has the number " + id + ", not one in [0, " + MAX_TOKENS + ")", null);
  }

  private static DraftingException invalid(String what, @Nullable Exception cause) {
    return new DraftingException(
        ErrorCode.INVALID_MODEL, "the file of tokens cannot be used: " + what, cause);
  }
}
