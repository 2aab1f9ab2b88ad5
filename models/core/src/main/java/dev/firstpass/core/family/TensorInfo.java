package dev.firstpass.core.family;

import dev.firstpass.core.model.ElementType;
import java.util.Objects;

/**
 * What a graph says of one of its inputs or outputs.
 *
 * @param name its name in the graph
 * @param type element type
 * @param shape sizes, some perhaps dynamic
 */
public record TensorInfo(String name, ElementType type, TensorShape shape) {
  public TensorInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(shape, "shape");
  }

  @Override
  public String toString() {
    return name + " " + type.name().toLowerCase(java.util.Locale.ROOT) + shape;
  }
}
