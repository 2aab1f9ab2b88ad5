package dev.firstpass.core.family;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** A family opened for one model. Immutable and thread-safe. */
public sealed interface Pipeline permits SinglePass, MultiPass {
  /** Returns what the media must look like before this pipeline sees them. */
  MediaInput input();

  /** Returns the classes of the model. */
  LabelSet labels();

  /**
   * Returns the names of an object's points, in the order of its key points; empty for a model that
   * gives none.
   */
  default List<String> pointNames() {
    return List.of();
  }

  /**
   * Checks settings against this model, before any work is done with them: labels that it does not
   * have.
   *
   * @throws DraftingException with {@code invalid-parameter}; the message lists what exists
   */
  void check(Settings settings);
}
