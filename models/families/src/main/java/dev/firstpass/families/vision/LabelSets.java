package dev.firstpass.families.vision;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.StandardLabels;
import java.util.List;
import java.util.Optional;

/** The label sets that models without names of their own are known to use. */
public final class LabelSets {
  /** How many classes a COCO detector has. */
  public static final int COCO_CLASSES = 80;

  private LabelSets() {}

  /**
   * Returns the 80 classes of COCO detection in their order, by the data set's own names ({@code
   * motorcycle}, {@code airplane}, {@code couch}, {@code tv}); Darknet's names for six of them
   * differ.
   */
  public static LabelSet coco80() {
    return StandardLabels.named("coco80").orElseThrow();
  }

  /** Returns the one class of a face detector. */
  public static LabelSet face() {
    return new LabelSet(List.of("face"));
  }

  /**
   * Returns the labels to assume for a graph that says only how many classes it has; says so in
   * {@code assumptions}, to which it adds a line in either case.
   */
  public static Optional<LabelSet> assumed(int classes, List<String> assumptions) {
    if (classes == COCO_CLASSES) {
      assumptions.add("the file names no classes; it has 80, so COCO's names were assumed");
      return Optional.of(coco80());
    }
    assumptions.add(
        "the file names no classes; it has "
            + classes
            + ": give their names in order (labels)"
            + perhaps(classes));
    return Optional.empty();
  }

  /** Returns a hint at the standard sets of that size; empty when there are none. */
  public static String perhaps(int classes) {
    List<String> sets = StandardLabels.ofSize(classes);
    return sets.isEmpty() ? "" : "; perhaps --labels " + String.join(" or ", sets);
  }
}
