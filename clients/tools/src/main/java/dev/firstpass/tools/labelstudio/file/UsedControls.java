package dev.firstpass.tools.labelstudio.file;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers which controls the results of a file have, and with which labels. Not thread-safe. */
final class UsedControls {
  private final Map<TaskControl, Set<String>> labels = new EnumMap<>(TaskControl.class);
  private boolean severalTags;

  /** Notes that a result has labels of a control. */
  void note(TaskControl control, List<String> used) {
    labels.computeIfAbsent(control, key -> new LinkedHashSet<>()).addAll(used);
    severalTags |= control == TaskControl.TAG && used.size() > 1;
  }

  /** Returns the controls in the order of their declaration. */
  Set<TaskControl> controls() {
    return labels.keySet();
  }

  /** Returns the labels of a control in the order in which they came first. */
  Set<String> labels(TaskControl control) {
    return labels.getOrDefault(control, Set.of());
  }

  /** Returns whether some item has several tags. */
  boolean hasSeveralTags() {
    return severalTags;
  }
}
