package dev.firstpass.core.draft;

import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What somebody asks for: drafts of some items by one model.
 *
 * @param model which model
 * @param items what to label, in the order of the answer
 * @param parameters settings by name as plain values (numbers, strings, lists); unknown names are
 *     refused
 * @param labelMap which project label each model label becomes
 * @param wishes settings by name that count where the model has a setting of that name, and are
 *     ignored elsewhere; {@code parameters} take precedence
 */
public record DraftRequest(
    ModelRef model,
    List<Item> items,
    Map<String, Object> parameters,
    LabelMap labelMap,
    Map<String, Object> wishes) {
  public DraftRequest {
    Objects.requireNonNull(model, "model");
    items = List.copyOf(items);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    Objects.requireNonNull(labelMap, "labelMap");
    wishes = Collections.unmodifiableMap(new LinkedHashMap<>(wishes));
  }

  /** Makes a request without wishes. */
  public DraftRequest(
      ModelRef model, List<Item> items, Map<String, Object> parameters, LabelMap labelMap) {
    this(model, items, parameters, labelMap, Map.of());
  }

  /**
   * Returns the settings to change in a model.
   *
   * @param known the names of the model's settings
   */
  public Map<String, Object> parametersOf(Set<String> known) {
    Map<String, Object> chosen = new LinkedHashMap<>(wishes);
    chosen.keySet().retainAll(known);
    chosen.putAll(parameters);
    return chosen;
  }

  /** Returns the same request for these items. */
  public DraftRequest of(List<Item> others) {
    return new DraftRequest(model, others, parameters, labelMap, wishes);
  }

  /** Returns a request with the model's own settings and labels. */
  public static DraftRequest of(ModelRef model, List<Item> items) {
    return new DraftRequest(model, items, Map.of(), LabelMap.IDENTITY);
  }
}
