package dev.firstpass.tools.csv;

import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the segments and tags of recordings as one table. */
final class CsvTable {
  static final String FILE = "file";
  static final String START = "start";
  static final String END = "end";
  static final String LABEL = "label";
  static final String SPEAKER = "speaker";
  static final String LANGUAGE = "language";
  static final String TEXT = "text";
  static final String SCORE = "score";
  static final List<String> COLUMNS =
      List.of(FILE, START, END, LABEL, SPEAKER, LANGUAGE, TEXT, SCORE);

  /** What would be a formula, perhaps behind the apostrophes of one that was guarded before. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠]");

  /** A cell that begins with an apostrophe of ours. */
  static final Pattern GUARDED = Pattern.compile("'" + FORMULA);

  private static final String LINE_END = "\r\n";

  private CsvTable() {}

  /** Writes the file and leaves {@code out} open. */
  static void write(List<RecordingLabels> drafts, OutputStream out) throws IOException {
    var table = new StringBuilder(row(COLUMNS));
    for (RecordingLabels draft : drafts) {
      String file = draft.path().toString();
      draft.tags().forEach(tag -> table.append(row(cells(file, tag))));
      draft.segments().forEach(segment -> table.append(row(cells(file, segment))));
    }
    RecordingFiles.text(table.toString(), out);
  }

  private static List<String> cells(String file, Label tag) {
    return List.of(file, "", "", tag.suggestion().label(), "", "", "", score(tag));
  }

  private static List<String> cells(String file, SpokenSegment spoken) {
    return List.of(
        file,
        spoken.span().startSeconds(),
        spoken.span().endSeconds(),
        spoken.label(),
        spoken.speaker().orElse(""),
        Objects.requireNonNullElse(spoken.segment().language(), ""),
        spoken.text().orElse(""),
        score(spoken.held()));
  }

  private static String score(Label label) {
    return label.scored() ? Rounding.decimal(label.suggestion().score()) : "";
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", LINE_END));
  }

  private static String cell(String text) {
    String safe = harmless(CleanText.lines(text));
    boolean quoted = Stream.of(",", "\"", "\n", ";").anyMatch(safe::contains);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** A spreadsheet would take such a cell for a formula and could be made to run it. */
  private static String harmless(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }
}
