package dev.firstpass.tools.labelfile;

import java.util.List;

/** Names of recordings in formats whose columns are separated by blanks. */
public final class RecordingNames {
  private RecordingNames() {}

  /**
   * Returns the names in the order of {@code drafts}: the paths without their extension and without
   * blanks, distinct.
   */
  public static List<String> of(List<AudioDraft> drafts) {
    return LabelFileNames.stems(
        drafts.stream()
            .map(draft -> draft.path().segments().stream().map(CleanText::oneWord).toList())
            .map(ItemPath::new)
            .toList(),
        "");
  }
}
