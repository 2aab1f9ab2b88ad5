package dev.firstpass.core.tool;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.model.LabelSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The labels of a whole collection of items.
 *
 * @param labels in the order of their class ids; every label of an item is one of them
 * @param items in order
 * @param attributes what else the collection's files say, plain values by name, for the format that
 *     they came from: class ids with gaps, a licence
 * @param problems what could not be read, each naming the file, the place and the remedy; the rest
 *     is here
 */
public record LabelCollection(
    LabelSet labels,
    List<ItemLabels> items,
    Map<String, Object> attributes,
    List<String> problems) {
  public LabelCollection {
    Objects.requireNonNull(labels, "labels");
    items = List.copyOf(items);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    problems = List.copyOf(problems);
  }

  /** Makes a collection of which nothing else is known. */
  public LabelCollection(LabelSet labels, List<ItemLabels> items) {
    this(labels, items, Map.of(), List.of());
  }

  /** Returns the labels that drafts propose. */
  public static LabelCollection of(List<Draft> drafts, LabelSet labels) {
    return new LabelCollection(labels, drafts.stream().map(ItemLabels::of).toList());
  }

  /** Returns the same collection with other names for labels. */
  public LabelCollection renamed(LabelMap names) {
    List<ItemLabels> renamed =
        items.stream()
            .map(
                item ->
                    new ItemLabels(
                        item.item(),
                        item.model(),
                        item.labels().stream().map(label -> label.renamed(names)).toList(),
                        item.attributes()))
            .toList();
    return new LabelCollection(names.apply(labels), renamed, attributes, problems);
  }
}
