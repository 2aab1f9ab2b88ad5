package dev.firstpass.core.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller names: a model, perhaps one version of it.
 *
 * @param name the model
 * @param exactVersion the version, or null for the active one
 */
public record ModelRef(String name, @Nullable String exactVersion) {
  public ModelRef {
    name = ModelId.checked("model name", name);
    if (exactVersion != null) {
      exactVersion = ModelId.checked("model version", exactVersion);
    }
  }

  /** Returns the active version of {@code name}. */
  public static ModelRef active(String name) {
    return new ModelRef(name, null);
  }

  /** Returns a reference from {@code name} or {@code name:version}. */
  public static ModelRef parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? active(text)
        : new ModelRef(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns the version when one is named; empty means the active one. */
  public Optional<String> version() {
    return Optional.ofNullable(exactVersion);
  }

  @Override
  public String toString() {
    return exactVersion == null ? name : name + ":" + exactVersion;
  }
}
