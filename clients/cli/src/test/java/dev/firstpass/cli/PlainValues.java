package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON as plain data, where a test knows what is what. */
final class PlainValues {
  private PlainValues() {}

  /** Returns the object in a document. */
  static Map<?, ?> read(InputStream document) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(document)) {
      return map(PlainJson.read(parser));
    }
  }

  static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  static List<Integer> integers(@Nullable Object value) {
    return list(value).stream().map(one -> ((Number) one).intValue()).toList();
  }
}
