package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;

/** Follows one item while it is drafted. Called by the thread that drafts; quick. */
@FunctionalInterface
public interface ItemWatch {
  /** Follows nothing. */
  ItemWatch NONE = (doneSeconds, totalSeconds) -> {};

  /**
   * Takes how much of a recording was read.
   *
   * @param doneSeconds of the recording
   * @param totalSeconds what it declares, or {@code doneSeconds} when that is more
   * @throws DraftingException when nobody waits for the draft any more: the work ends here
   */
  void at(double doneSeconds, double totalSeconds);
}
