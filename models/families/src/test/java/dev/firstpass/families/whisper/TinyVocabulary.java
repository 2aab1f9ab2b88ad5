package dev.firstpass.families.whisper;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The vocabulary and the numbers of {@code golden/whisper/tokens.json}. */
final class TinyVocabulary {
  private static final Map<?, ?> GOLDEN = read();

  private TinyVocabulary() {}

  /** Returns its tokenizer. */
  static Tokenizer tokenizer() {
    return tokenizer(true);
  }

  /** Returns its tokenizer. */
  static Tokenizer tokenizer(boolean multilingual) {
    Map<String, Integer> text = new LinkedHashMap<>();
    map("text")
        .forEach(
            (base64, id) -> {
              byte[] bytes = Base64.getDecoder().decode(String.valueOf(base64));
              text.put(new String(bytes, StandardCharsets.ISO_8859_1), ((Number) id).intValue());
            });
    return new Tokenizer(text, Vocabulary.specials(specials(), multilingual, 0));
  }

  /** Returns special tokens by name, but for times. */
  static Map<String, Integer> specials() {
    Map<String, Integer> specials = new LinkedHashMap<>();
    map("specials").forEach((name, id) -> specials.put((String) name, ((Number) id).intValue()));
    specials.remove("<|0.00|>");
    specials.remove("<|30.00|>");
    return specials;
  }

  /** Returns a list of the file. */
  static List<Map<?, ?>> cases(String name) {
    return ((List<?>) get(GOLDEN, name)).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  /** Returns a map of the file. */
  static Map<?, ?> map(String name) {
    return (Map<?, ?>) get(GOLDEN, name);
  }

  /** Returns a list of numbers. */
  static List<Integer> ids(Map<?, ?> of, String name) {
    return ints(get(of, name));
  }

  /** Returns a list of numbers of the file. */
  static List<Integer> ids(String name) {
    return ids(GOLDEN, name);
  }

  static List<Integer> ints(Object numbers) {
    return ((List<?>) numbers).stream().map(number -> ((Number) number).intValue()).toList();
  }

  static Object get(Map<?, ?> of, String name) {
    return Objects.requireNonNull(of.get(name), name);
  }

  private static Map<?, ?> read() {
    try (InputStream in = TinyVocabulary.class.getResourceAsStream("/golden/whisper/tokens.json");
        JsonParser parser = PlainJson.factory().createParser(Objects.requireNonNull(in))) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
