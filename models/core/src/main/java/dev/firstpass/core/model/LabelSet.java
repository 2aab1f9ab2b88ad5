package dev.firstpass.core.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The ordered classes of a model: the index is the model's class id.
 *
 * @param names distinct, not blank
 */
public record LabelSet(List<String> names) {
  public LabelSet {
    names = List.copyOf(names);
    if (names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a label is blank");
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("labels are not distinct");
    }
  }

  /**
   * Returns a label set of names that may stand several times, as ImageNet's do: the second "crane"
   * becomes "crane (2)".
   */
  public static LabelSet numberingRepeats(List<String> names) {
    List<String> distinct = new ArrayList<>(names.size());
    for (String name : names) {
      String free = name;
      for (int number = 2; distinct.contains(free); number++) {
        free = name + " (" + number + ")";
      }
      distinct.add(free);
    }
    return new LabelSet(distinct);
  }

  /** Returns the label of a class id. */
  public String name(int classId) {
    return names.get(classId);
  }

  /** Returns how many classes there are. */
  public int size() {
    return names.size();
  }

  /** Returns the class id of a label, or -1 when it is none of them. */
  public int indexOf(String name) {
    return names.indexOf(name);
  }
}
