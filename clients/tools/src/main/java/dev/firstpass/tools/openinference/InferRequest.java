package dev.firstpass.tools.openinference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One request to infer, read but for the elements of its inputs.
 *
 * @param id what the client calls it; empty when it does not
 * @param inputs at least one, with distinct names
 * @param outputs which are wanted
 * @param parameters settings, plain values by name
 */
record InferRequest(
    String id, List<InferInput> inputs, RequestedOutputs outputs, Map<String, Object> parameters) {
  InferRequest {
    Objects.requireNonNull(id, "id");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(outputs, "outputs");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Returns whether an item is to be drafted: no graph takes bytes of unknown length. */
  boolean asksForDrafts() {
    return inputs.stream().anyMatch(input -> input.datatype() == Datatype.BYTES);
  }
}
