package dev.firstpass.tools.labelfile;

import dev.firstpass.core.model.LabelSet;
import java.util.HashMap;
import java.util.Map;

/** The class ids of labels: their places in the label set, from 0. Immutable. */
public final class ClassIds {
  private final Map<String, Integer> ids = new HashMap<>();

  public ClassIds(LabelSet labels) {
    for (int id = 0; id < labels.size(); id++) {
      ids.put(labels.name(id), id);
    }
  }

  /**
   * Returns the class id of a label, from 0.
   *
   * @throws IllegalArgumentException when the label is not in the set, against the contract of
   *     {@link dev.firstpass.core.tool.LabelFormat}
   */
  public int of(String label) {
    Integer id = ids.get(label);
    if (id == null) {
      throw new IllegalArgumentException("label '" + label + "' is not in the label set");
    }
    return id;
  }
}
