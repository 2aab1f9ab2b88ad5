package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.ModelContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tokenizer from a model's own files. Ids are read, by name; none is known beforehand.
 *
 * <p>Three forms: Hugging Face's {@code tokenizer.json}; its {@code vocab.json} with {@code
 * added_tokens.json}; sherpa-onnx's {@code tokens.txt} (base64 of a token's bytes, blank, id),
 * whose special tokens are in the encoder's metadata.
 */
final class Vocabulary {
  private static final Pattern LANGUAGE = Pattern.compile("<\\|([a-z]{2,3})\\|>");
  private static final String OLD_NO_SPEECH = "<|nocaptions|>";

  /** What the reference calls multilingual: at least so many tokens. */
  private static final int MULTILINGUAL = 51_865;

  private Vocabulary() {}

  /**
   * Returns the tokenizer.
   *
   * @param content by role
   * @param size how many tokens the decoder tells of; 0 when that is not known
   * @throws DraftingException with {@code invalid-model} when a document is malformed or misses a
   *     token; with {@code model-mismatch} when there is none
   */
  static Tokenizer read(ModelContent content, int size) {
    if (content.documents().containsKey(Roles.TOKENS)) {
      return SherpaTokens.read(content);
    }
    Map<?, ?> generation = Documents.object(content, Roles.GENERATION).orElse(Map.of());
    boolean multilingual =
        Documents.truth(generation, "is_multilingual").orElse(size >= MULTILINGUAL);
    String role =
        content.documents().containsKey(Roles.TOKENIZER) ? Roles.TOKENIZER : Roles.VOCABULARY;
    Map<String, Integer> text = new LinkedHashMap<>();
    Map<String, Integer> special = new LinkedHashMap<>();
    if (role.equals(Roles.TOKENIZER)) {
      Map<?, ?> tokenizer = Documents.object(content, role).orElseThrow();
      addAll(role, Documents.get(Documents.get(tokenizer, "model"), "vocab"), text);
      for (Object token : Documents.list(tokenizer, "added_tokens")) {
        if (Documents.get(token, "content") instanceof String name) {
          special.put(name, Documents.number(token, "id").orElseThrow());
        }
      }
    } else {
      content.requiredText(role);
      addAll(role, Documents.object(content, role).orElseThrow(), text);
      addAll(
          Roles.ADDED_TOKENS,
          Documents.object(content, Roles.ADDED_TOKENS).orElse(Map.of()),
          special);
    }
    return tokenizer(role, text, special, multilingual, size);
  }

  private static Tokenizer tokenizer(
      String role,
      Map<String, Integer> spelled,
      Map<String, Integer> special,
      boolean multilingual,
      int size) {
    Map<String, Integer> text = new LinkedHashMap<>();
    try {
      spelled.forEach(
          (letters, id) -> {
            if (letters.startsWith("<|") && letters.endsWith("|>")) {
              special.putIfAbsent(letters, id);
            } else if (!special.containsKey(letters)) {
              text.put(ByteLetters.bytes(letters), id);
            }
          });
      return new Tokenizer(text, specials(special, multilingual, size));
    } catch (IllegalArgumentException e) {
      throw Documents.invalid(role, String.valueOf(e.getMessage()));
    }
  }

  /** Sorts special tokens by id; completes the names that older files leave out. */
  static SpecialTokens specials(Map<String, Integer> found, boolean multilingual, int size) {
    Map<String, Integer> special = new LinkedHashMap<>(found);
    Integer old = special.remove(OLD_NO_SPEECH);
    if (old != null) {
      special.putIfAbsent(SpecialTokens.NO_SPEECH, old);
    }
    addTimes(special, size);
    Map<Integer, String> byId = new TreeMap<>();
    special.forEach((name, id) -> byId.put(id, name));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    Map<String, Integer> languages = new LinkedHashMap<>();
    byId.forEach(
        (id, name) -> {
          sorted.put(name, id);
          Matcher language = LANGUAGE.matcher(name);
          if (language.matches()) {
            languages.put(language.group(1), id);
          }
        });
    return new SpecialTokens(sorted, languages, multilingual);
  }

  /**
   * Older files do not name times: they follow the last token that is named, and the size of the
   * decoder's vocabulary proves it.
   */
  private static void addTimes(Map<String, Integer> special, int size) {
    Integer before = special.get(SpecialTokens.NO_TIMES);
    if (before == null || special.containsKey(SpecialTokens.FIRST_TIME)) {
      return;
    }
    if (size != 0 && before + 1 + SpecialTokens.TIMES != size) {
      throw new IllegalArgumentException(
          "names no times, and the decoder's "
              + size
              + " tokens are not the "
              + (before + 1 + SpecialTokens.TIMES)
              + " of which the last are times");
    }
    for (int i = 0; i < SpecialTokens.TIMES; i++) {
      int hundredths = 2 * i;
      special.put(
          "<|" + hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + "|>",
          before + 1 + i);
    }
  }

  private static void addAll(String role, @Nullable Object from, Map<String, Integer> into) {
    if (!(from instanceof Map<?, ?> map)) {
      throw Documents.invalid(role, "holds no vocabulary");
    }
    map.forEach(
        (name, id) -> {
          if (!(id instanceof Number number)) {
            throw Documents.invalid(role, "the id of '" + name + "' is no number");
          }
          into.put(String.valueOf(name), number.intValue());
        });
  }
}
