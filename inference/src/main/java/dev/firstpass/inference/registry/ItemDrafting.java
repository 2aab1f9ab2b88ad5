package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The whole way from an item's bytes to what a model finds in it, for one kind of media.
 * Implementations are thread-safe and must not be closed while they draft.
 */
interface ItemDrafting extends AutoCloseable {
  /**
   * Drafts an item on the calling thread.
   *
   * @throws DraftingException when the bytes cannot be read or the model fails
   */
  Found draft(Item item, Settings settings);

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
   */
  record Found(ItemFacts item, List<Suggestion> suggestions) {
    public Found {
      suggestions = List.copyOf(suggestions);
    }
  }
}
