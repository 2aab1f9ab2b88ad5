package dev.firstpass.client;

import dev.firstpass.core.model.ModelId;
import java.util.Objects;

/**
 * One model of a server.
 *
 * @param id its name and version
 * @param state {@code ready}, or why it cannot be asked
 */
public record ModelSummary(ModelId id, String state) {
  public ModelSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
  }

  /** Returns whether it answers. */
  public boolean isReady() {
    return state.equals("ready");
  }
}
