package dev.firstpass.tools.labelfile;

import java.util.List;
import java.util.stream.Collectors;

/** Names of recordings in formats whose columns are separated by blanks. */
public final class RecordingNames {
  private RecordingNames() {}

  /**
   * Returns the names in the order of {@code drafts}: the paths without their extension, distinct,
   * with underscores for slashes and blanks, since programs use such names as names of files, too.
   */
  public static List<String> of(List<RecordingLabels> drafts) {
    return LabelFileNames.stems(
        drafts.stream().map(RecordingNames::flat).map(ItemPath::new).toList(), "");
  }

  private static List<String> flat(RecordingLabels draft) {
    return List.of(
        draft.path().segments().stream().map(CleanText::oneWord).collect(Collectors.joining("_")));
  }
}
