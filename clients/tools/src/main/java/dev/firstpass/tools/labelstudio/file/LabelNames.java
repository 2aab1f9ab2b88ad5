package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.tools.labelfile.CleanText;

/** The names of labels, which must be the same in the tasks and in the configuration's XML. */
final class LabelNames {
  private static final String NAMELESS = "_";

  private LabelNames() {}

  /** Returns a name on one line that XML can hold, not empty. */
  static String of(String label) {
    String name = CleanText.xml(CleanText.words(label));
    return name.isEmpty() ? NAMELESS : name;
  }
}
