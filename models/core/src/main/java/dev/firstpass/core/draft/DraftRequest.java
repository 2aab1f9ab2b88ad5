package dev.firstpass.core.draft;

import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody asks for: drafts of some items by one model.
 *
 * @param model which model
 * @param items what to label, in the order of the answer
 * @param parameters settings by name as plain values (numbers, strings, lists); unknown names are
 *     refused
 * @param labelMap which project label each model label becomes
 */
public record DraftRequest(
    ModelRef model, List<Item> items, Map<String, Object> parameters, LabelMap labelMap) {
  public DraftRequest {
    Objects.requireNonNull(model, "model");
    items = List.copyOf(items);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    Objects.requireNonNull(labelMap, "labelMap");
  }

  /** Returns a request with the model's own settings and labels. */
  public static DraftRequest of(ModelRef model, List<Item> items) {
    return new DraftRequest(model, items, Map.of(), LabelMap.IDENTITY);
  }
}
