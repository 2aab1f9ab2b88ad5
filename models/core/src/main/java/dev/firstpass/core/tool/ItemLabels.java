package dev.firstpass.core.tool;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.model.ModelId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All labels of one item, as a label file holds them.
 *
 * @param item what is labelled; its id is its path relative to the collection. Its digest is empty
 *     where nobody read the media
 * @param model which model drafted the labels, where it is known
 * @param labels in the order of the file
 * @param attributes what else is known of the item, plain values by name
 */
public record ItemLabels(
    ItemFacts item, Optional<ModelId> model, List<Label> labels, Map<String, Object> attributes) {
  public ItemLabels {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(model, "model");
    labels = List.copyOf(labels);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Returns the labels that a draft proposes. */
  public static ItemLabels of(Draft draft) {
    return new ItemLabels(
        draft.item(),
        Optional.of(draft.provenance().model()),
        draft.suggestions().stream().map(Label::drafted).toList(),
        Map.of());
  }

  /** Returns labels that somebody drew. */
  public static ItemLabels drawn(ItemFacts item, List<Label> labels) {
    return new ItemLabels(item, Optional.empty(), labels, Map.of());
  }
}
