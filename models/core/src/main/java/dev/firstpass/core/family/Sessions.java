package dev.firstpass.core.family;

/** The graphs of one loaded model by role. Thread-safe. */
@FunctionalInterface
public interface Sessions {
  /**
   * Returns the session that runs the graph with this role.
   *
   * @throws IllegalArgumentException if the model has no such role, which is a bug of the family
   */
  Session session(String role);
}
