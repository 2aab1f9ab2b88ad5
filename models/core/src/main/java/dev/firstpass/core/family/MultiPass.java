package dev.firstpass.core.family;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * A pipeline that runs its graphs itself, as often and in the order it likes: an encoder and then a
 * decoder token by token, a window of speech after the other.
 */
public non-sealed interface MultiPass extends Pipeline {
  /**
   * Returns what one item holds, in time or score order.
   *
   * @param media the prepared item, of the kind that {@link #input()} declares
   * @param sessions the model's graphs by role
   * @param settings thresholds and the like
   */
  List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings);
}
