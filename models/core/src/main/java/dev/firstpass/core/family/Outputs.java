package dev.firstpass.core.family;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a graph gave, by name in the graph's order. Confined to one thread, as its
 * tensors are.
 *
 * @param tensors outputs by name
 */
public record Outputs(Map<String, Tensor> tensors) {
  public Outputs {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Returns an output.
   *
   * @param name in the graph
   * @param expected its shape; dynamic axes admit any size
   * @throws DraftingException with {@link ErrorCode#MODEL_OUTPUT_MISMATCH} when it is not there or
   *     has another shape
   */
  public Tensor get(String name, TensorShape expected) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "the model gave no output '"
              + name
              + "'; it gave: "
              + String.join(", ", tensors.keySet()));
    }
    if (!expected.admits(tensor.shape())) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "output '"
              + name
              + "' has shape "
              + tensor.shape()
              + " where "
              + expected
              + " was expected");
    }
    return tensor;
  }
}
