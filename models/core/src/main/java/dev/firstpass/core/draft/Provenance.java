package dev.firstpass.core.draft;

import dev.firstpass.core.model.ModelId;
import java.util.Objects;

/**
 * Which model made a draft.
 *
 * @param model its name and version
 * @param sha256 lower-case hexadecimal digest of its files
 */
public record Provenance(ModelId model, String sha256) {
  public Provenance {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(sha256, "sha256");
  }
}
