package dev.firstpass.tools.labelfile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of recordings: their paths without the extension of a recording. What else stands behind a
 * dot stays: of {@code film.en}, read from {@code film.en.srt}, all.
 */
public final class RecordingNames {
  private static final Pattern RECORDING =
      Pattern.compile(
          "(?is).*\\.(wav|flac|mp3|ogg|oga|opus|m4a|aac|mp4|webm|mka|mkv|mov|avi|aiff?|au|caf|amr"
              + "|sph|wma|raw|pcm)");

  private RecordingNames() {}

  /** Returns whether a path ends like a recording's. */
  public static boolean isRecording(String path) {
    return RECORDING.matcher(path).matches();
  }

  /**
   * Returns the names in the order of {@code drafts}, distinct, with underscores for slashes and
   * blanks, for formats whose columns are separated by blanks: programs use such names as names of
   * files, too.
   */
  public static List<String> of(List<RecordingLabels> drafts) {
    return LabelFileNames.stems(
        drafts.stream().map(draft -> cuttable(new ItemPath(flat(draft)))).toList(), "");
  }

  /** Returns the names of files for {@code drafts}, in their order, as {@link LabelFileNames}. */
  static List<String> ofFiles(List<RecordingLabels> drafts, String extension) {
    return LabelFileNames.stems(
        drafts.stream().map(draft -> cuttable(draft.path())).toList(), extension);
  }

  /** Returns a path with an extension that may be cut. */
  private static ItemPath cuttable(ItemPath path) {
    if (isRecording(path.fileName())) {
      return path;
    }
    List<String> segments = new ArrayList<>(path.folders());
    segments.add(path.fileName() + ".wav");
    return new ItemPath(segments);
  }

  private static List<String> flat(RecordingLabels draft) {
    return List.of(
        draft.path().segments().stream().map(CleanText::oneWord).collect(Collectors.joining("_")));
  }
}
