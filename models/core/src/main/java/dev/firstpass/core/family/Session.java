package dev.firstpass.core.family;

import dev.firstpass.core.error.DraftingException;
import java.util.Map;

/** Runs one graph on one device. Thread-safe. */
public interface Session {
  /** Returns the graph's inputs and outputs. */
  GraphSignature signature();

  /**
   * Runs the graph once.
   *
   * @param inputs all inputs by name, in direct buffers, which must not change until this returns
   * @return the outputs, copied; they belong to the caller
   * @throws DraftingException with {@code inference-failed} when the graph cannot run on these
   *     inputs
   */
  Outputs run(Map<String, Tensor> inputs);
}
