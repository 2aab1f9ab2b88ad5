package dev.firstpass.tools.openai;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is said in a recording.
 *
 * @param draft what the model proposed
 * @param pieces the segments with their text, in order
 */
record Transcript(RecordingLabels draft, List<Piece> pieces) {
  /** Scripts that put no blanks between words. */
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final Set<UnicodeBlock> UNSPACED_MARKS =
      Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

  Transcript {
    pieces = List.copyOf(pieces);
  }

  /**
   * A segment in the running text.
   *
   * @param segment what the model proposed
   * @param text on one line, with the blank before it that the running text needs; empty when the
   *     model tells none
   */
  record Piece(SpokenSegment segment, String text) {}

  /** Returns the transcript of a recording. */
  static Transcript of(Draft draft) {
    RecordingLabels spoken =
        RecordingLabels.of(ItemLabels.of(draft), "transcript", LabelWriting.plain());
    List<Piece> pieces = new ArrayList<>();
    String before = "";
    for (SpokenSegment segment : spoken.segments()) {
      String text = segment.text().map(CleanText::words).orElse("");
      pieces.add(new Piece(segment, separator(before, text) + text));
      before = text.isEmpty() ? before : text;
    }
    return new Transcript(spoken, pieces);
  }

  /** Returns the running text. */
  String text() {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString().strip();
  }

  /** Returns the length of the recording in seconds, to the millisecond. */
  double seconds() {
    return draft.millis() / 1e3;
  }

  private static String separator(String before, String after) {
    if (after.isEmpty()) {
      return "";
    }
    boolean spaced =
        (before.isEmpty() || isSpaced(before.codePointBefore(before.length())))
            && isSpaced(after.codePointAt(0));
    return spaced ? " " : "";
  }

  private static boolean isSpaced(int letter) {
    return !UNSPACED.contains(UnicodeScript.of(letter))
        && !UNSPACED_MARKS.contains(
            Objects.requireNonNullElse(UnicodeBlock.of(letter), UnicodeBlock.BASIC_LATIN));
  }
}
