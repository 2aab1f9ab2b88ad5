package dev.firstpass.core.draft;

import dev.firstpass.core.item.ItemFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that a model proposes for one item.
 *
 * @param provenance which model
 * @param item what was read
 * @param parameters the settings that were in force, plain values by name
 * @param suggestions best first, in the order that the model's family gives
 * @param warnings what people should know of this draft: a damaged item of which only a part could
 *     be read
 */
public record Draft(
    Provenance provenance,
    ItemFacts item,
    Map<String, Object> parameters,
    List<Suggestion> suggestions,
    List<String> warnings) {
  private static final int DIGEST_LETTERS = 12;

  public Draft {
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(item, "item");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    suggestions = List.copyOf(suggestions);
    warnings = List.copyOf(warnings);
  }

  /** Makes a draft of which there is nothing to warn. */
  public Draft(
      Provenance provenance,
      ItemFacts item,
      Map<String, Object> parameters,
      List<Suggestion> suggestions) {
    this(provenance, item, parameters, suggestions, List.of());
  }

  /**
   * Returns the id of the suggestion at {@code index}: item digest, model digest and index, so that
   * the same call twice gives the same ids.
   */
  public String suggestionId(int index) {
    return head(item.sha256()) + "-" + head(provenance.sha256()) + "-" + index;
  }

  /** Returns the same draft of an item that somebody else calls {@code id}. */
  public Draft named(String id) {
    return new Draft(provenance, item.named(id), parameters, suggestions, warnings);
  }

  private static String head(String digest) {
    return digest.substring(0, Math.min(DIGEST_LETTERS, digest.length()));
  }
}
