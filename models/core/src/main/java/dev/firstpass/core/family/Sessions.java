package dev.firstpass.core.family;

import java.util.Map;
import java.util.function.Supplier;

/** The graphs of one loaded model by role, as they serve one item. Thread-safe. */
@FunctionalInterface
public interface Sessions {
  /**
   * Returns the session that runs the graph with this role.
   *
   * @throws IllegalArgumentException if the model has no such role, which is a bug of the family
   */
  Session session(String role);

  /**
   * Returns what a graph makes of the item itself, whatever the settings: an encoder's outputs. May
   * come from memory when the same item was here before; then the inputs are not made.
   *
   * @param inputs makes the graph's inputs, from nothing but the item
   * @return outputs that others may read at the same time and nobody may change
   */
  default Outputs ofItem(String role, Supplier<Map<String, Tensor>> inputs) {
    return session(role).run(inputs.get());
  }
}
