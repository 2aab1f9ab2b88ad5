package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;

/**
 * The whole way from an item's bytes to what a model finds in it, for one kind of media.
 * Implementations are thread-safe and must not be closed while they draft.
 */
interface ItemDrafting extends AutoCloseable {
  /**
   * Drafts an item on the calling thread.
   *
   * @param watch follows a recording
   * @throws DraftingException when the bytes cannot be read or the model fails, or the watch ends
   *     the work
   */
  Found draft(Item item, Settings settings, ItemWatch watch);

  /**
   * Refuses changes of settings that this model does not have, for a better reason than that they
   * are unknown.
   *
   * @throws DraftingException with {@code unknown-parameter}
   */
  void refuse(Map<String, ?> changes);

  /**
   * Checks settings that are none of the family's.
   *
   * @throws DraftingException with {@code invalid-parameter}
   */
  void check(Settings settings);

  /** Returns the settings that are in force, without those that change nothing. */
  Map<String, Object> inForce(Settings settings);

  /**
   * Runs the model once on something made up, so that the first request is not the slow one and a
   * graph that cannot run is found out before it is visible.
   *
   * @throws DraftingException when it cannot run
   */
  void warmUp(Settings settings);

  @Override
  void close();

  /**
   * What was found.
   *
   * @param item what is known of the item once it was read
   * @param suggestions in the pipeline's order
   * @param warnings what people should know of it
   */
  record Found(ItemFacts item, List<Suggestion> suggestions, List<String> warnings) {
    public Found {
      suggestions = List.copyOf(suggestions);
      warnings = List.copyOf(warnings);
    }
  }
}
