package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the configurations that lie beside a model. */
public final class JsonDocument {
  private JsonDocument() {}

  /**
   * Returns the object in a document; empty when there is none.
   *
   * @throws DraftingException with {@code invalid-model} when it is not JSON
   */
  public static Map<String, Object> object(ModelContent files, String name) {
    Optional<String> text = files.text(name);
    Map<String, Object> object = new LinkedHashMap<>();
    try {
      if (text.isPresent() && PlainJson.read(text.get()) instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              if (value != null) {
                object.put(String.valueOf(key), value);
              }
            });
      }
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "file '" + name + "' is not JSON: " + e.getMessage(), e);
    }
    return object;
  }
}
