package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which outputs a client wants, and which of them as bytes rather than JSON.
 *
 * @param binaryByName the outputs in the order of the answer; empty means all
 * @param binaryOtherwise whether outputs are bytes when the client names none
 */
record RequestedOutputs(Map<String, Boolean> binaryByName, boolean binaryOtherwise) {
  RequestedOutputs {
    binaryByName = Collections.unmodifiableMap(new LinkedHashMap<>(binaryByName));
  }

  /**
   * Returns the names of the outputs that the answer has, in its order.
   *
   * @param available what there is
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when one is not there
   */
  List<String> of(List<String> available) {
    for (String name : binaryByName.keySet()) {
      if (!available.contains(name)) {
        throw InvalidRequest.because(
            "there is no output '"
                + InvalidRequest.shown(name)
                + "'; there are: "
                + String.join(", ", available));
      }
    }
    return binaryByName.isEmpty() ? available : List.copyOf(binaryByName.keySet());
  }

  /** Returns whether an output goes as bytes. */
  boolean binary(String name) {
    return binaryByName.getOrDefault(name, binaryOtherwise);
  }
}
