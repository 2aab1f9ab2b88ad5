package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/**
 * One output that a request asks for.
 *
 * @param name of the output
 * @param parameters how it is wanted
 */
record RequestedOutput(String name, Map<String, Object> parameters) {
  /** Reads an entry of {@code outputs}; the parser is on its first token. */
  static RequestedOutput of(JsonParser json) throws IOException {
    String name = "";
    Map<String, Object> parameters = Map.of();
    JsonValues.requireObject(json, "each of 'outputs'");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = JsonValues.text(json, "the 'name' of an output");
        case "parameters" -> parameters = JsonValues.parameters(json, "an output's 'parameters'");
        default -> json.skipChildren();
      }
    }
    if (name.isEmpty()) {
      throw InvalidRequest.because("an output has no 'name'");
    }
    JsonValues.refuseSharedMemory(parameters);
    if (!parameters.getOrDefault("classification", 0).equals(0)) {
      throw InvalidRequest.because(
          "'classification' of output '"
              + InvalidRequest.shown(name)
              + "' is not offered; send the encoded item and read 'labels' and 'scores'");
    }
    return new RequestedOutput(name, parameters);
  }

  /** Returns whether it is wanted as bytes. */
  boolean binary(boolean otherwise) {
    return JsonValues.flag(parameters, "binary_data", otherwise, "output '" + name + "'");
  }
}
