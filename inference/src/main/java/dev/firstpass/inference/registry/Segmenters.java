package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.ModelRef;

/** Lends the models that cut recordings for others. Thread-safe. */
@FunctionalInterface
interface Segmenters {
  /**
   * Borrows a model, which is loaded first when it is not yet.
   *
   * @throws DraftingException with {@code unknown-model} or {@code model-not-ready}
   */
  ModelHandle.Lease acquire(ModelRef ref);
}
