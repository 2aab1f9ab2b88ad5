package dev.firstpass.core.tool;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.util.List;

/**
 * One request of a tool that wants drafts; remembers what the answer needs. Not thread-safe.
 *
 * <p>The server drafts everything, fetches what is {@linkplain
 * dev.firstpass.core.draft.AskedItem.Referenced referenced}, and hands the results back. When time
 * is up, the items that are left have failed with {@code deadline-exceeded}.
 */
public non-sealed interface ToolDrafting extends ToolExchange {
  /** Returns what the tool asks for: one element a model. */
  List<ToolDraft> drafts();

  /**
   * Returns what the tool asks for, as {@link #drafts()} does. The server calls this one.
   *
   * @param pictures how the pictures of the request are stored, for a tool whose request names
   *     places in them
   */
  default List<ToolDraft> drafts(PictureFrames pictures) {
    return drafts();
  }

  /**
   * Writes the answer.
   *
   * @param results one list for each of {@link #drafts}, in it one result for each item, all in
   *     order
   * @throws DraftingException when the tool has no way to be told of an item that failed; the
   *     server answers with {@link ToolAdapter#writeError}
   */
  ToolAnswer answer(List<List<DraftResult>> results) throws IOException;
}
