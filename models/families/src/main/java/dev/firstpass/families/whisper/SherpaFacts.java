package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import java.util.List;
import java.util.Map;

/**
 * What sherpa-onnx's export writes into its encoder. Immutable.
 *
 * @param metadata of the encoder
 */
record SherpaFacts(Map<String, String> metadata) {
  static SherpaFacts of(GraphFacts encoder) {
    return new SherpaFacts(encoder.metadata());
  }

  /**
   * Returns a number.
   *
   * @throws DraftingException with {@code invalid-model} when it is not there or no number
   */
  int number(String name) {
    String value = metadata.get(name);
    try {
      return Integer.parseInt(value == null ? "" : value.strip());
    } catch (NumberFormatException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "the encoder's metadata '"
              + name
              + "' is "
              + (value == null ? "not there" : "'" + value + "'")
              + " where sherpa-onnx's export writes a number; metadata: "
              + metadata.keySet(),
          e);
    }
  }

  /** Returns a list; empty when it is not there. */
  List<String> list(String name) {
    String value = metadata.get(name);
    return value == null || value.isBlank() ? List.of() : List.of(value.strip().split(",", -1));
  }
}
