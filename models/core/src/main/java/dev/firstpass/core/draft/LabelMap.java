package dev.firstpass.core.draft;

import dev.firstpass.core.model.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which project label a model's label becomes.
 *
 * @param renames model label to project label; labels that are not in it keep their name
 */
public record LabelMap(Map<String, String> renames) {
  /** Renames nothing. */
  public static final LabelMap IDENTITY = new LabelMap(Map.of());

  public LabelMap {
    renames = Collections.unmodifiableMap(new LinkedHashMap<>(renames));
  }

  /** Returns the suggestions with project labels, in the same order. */
  public List<Suggestion> apply(List<Suggestion> suggestions) {
    if (renames.isEmpty()) {
      return suggestions;
    }
    List<Suggestion> renamed = new ArrayList<>(suggestions.size());
    for (Suggestion suggestion : suggestions) {
      String label = renames.get(suggestion.label());
      renamed.add(label == null ? suggestion : suggestion.withLabel(label));
    }
    return renamed;
  }

  /** Returns the project's labels in the order of the model's class ids, each once. */
  public LabelSet apply(LabelSet labels) {
    return new LabelSet(
        labels.names().stream().map(name -> renames.getOrDefault(name, name)).distinct().toList());
  }
}
