package dev.firstpass.families.whisper;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a model's JSON documents as plain data. */
final class Documents {
  private Documents() {}

  /**
   * Returns a document that is an object; empty when the model has none of this role.
   *
   * @throws DraftingException with {@code invalid-model} when it is not JSON or no object
   */
  static Optional<Map<?, ?>> object(ModelContent content, String role) {
    return content.text(role).map(text -> object(text, role));
  }

  /** Returns a value of an object; empty when it is not there or no whole number. */
  static OptionalInt number(@Nullable Object object, String name) {
    return get(object, name) instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /** Returns a value of an object; empty when it is not there or no truth. */
  static Optional<Boolean> truth(@Nullable Object object, String name) {
    return get(object, name) instanceof Boolean value ? Optional.of(value) : Optional.empty();
  }

  /** Returns a value of an object; empty when it is not there or no list. */
  static List<?> list(@Nullable Object object, String name) {
    return get(object, name) instanceof List<?> list ? list : List.of();
  }

  /** Returns a value of an object; null when it is not there. */
  static @Nullable Object get(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** Returns the failure for a file that is not what it should be. */
  static DraftingException invalid(String role, String what) {
    return new DraftingException(
        ErrorCode.INVALID_MODEL, "the file of role '" + role + "': " + what);
  }

  private static Map<?, ?> object(String text, String role) {
    try (JsonParser parser = PlainJson.factory().createParser(text)) {
      if (PlainJson.read(parser) instanceof Map<?, ?> map) {
        return map;
      }
      throw invalid(role, "is no JSON object");
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "the file of role '" + role + "' is not JSON", e);
    }
  }
}
