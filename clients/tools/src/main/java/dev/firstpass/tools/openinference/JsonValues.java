package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads small values of a request; the parser is on a value's first token before, and on its last
 * after. All of them throw {@link DraftingException} for a value of another form.
 */
final class JsonValues {
  private static final int MAX_PARAMETERS = 256;

  private JsonValues() {}

  /** Takes the entries of a list, one after the other. */
  @FunctionalInterface
  interface Entry {
    void read(JsonParser json) throws IOException;
  }

  static String text(JsonParser json, String what) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw InvalidRequest.because(what + " must be a string");
    }
    return json.getText();
  }

  static void requireObject(JsonParser json, String what) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw InvalidRequest.because(what + " must be an object");
    }
  }

  static void list(JsonParser json, String what, int max, Entry entry) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw InvalidRequest.because(what + " must be a list");
    }
    for (int count = 0; json.nextToken() != JsonToken.END_ARRAY; count++) {
      if (count == max) {
        throw InvalidRequest.because(what + " has more than " + max + " entries");
      }
      entry.read(json);
    }
  }

  /** Returns strings, numbers and flags by name; what is null is not there. */
  static Map<String, Object> parameters(JsonParser json, String what) throws IOException {
    requireObject(json, what);
    Map<String, Object> parameters = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      switch (json.nextToken()) {
        case VALUE_STRING -> parameters.put(name, json.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parameters.put(name, json.getNumberValue());
        case VALUE_TRUE -> parameters.put(name, true);
        case VALUE_FALSE -> parameters.put(name, false);
        case VALUE_NULL -> {}
        default ->
            throw InvalidRequest.because(
                "the parameter '"
                    + InvalidRequest.shown(name)
                    + "' must be a string, number or boolean; a list is written 'a,b', names with"
                    + " values 'a=0.4,b=0.5'");
      }
      if (parameters.size() > MAX_PARAMETERS) {
        throw InvalidRequest.because(what + " has more than " + MAX_PARAMETERS + " entries");
      }
    }
    return parameters;
  }

  static boolean flag(Map<String, Object> parameters, String name, boolean other, String what) {
    if (parameters.getOrDefault(name, other) instanceof Boolean flag) {
      return flag;
    }
    throw InvalidRequest.because("'" + name + "' of " + what + " must be true or false");
  }

  static void refuseSharedMemory(Map<String, Object> parameters) {
    if (parameters.containsKey("shared_memory_region")) {
      throw InvalidRequest.because("shared memory is not offered; send tensors in the body");
    }
  }
}
