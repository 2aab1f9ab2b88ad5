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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the segments and tags of recordings as one table. */
final class CsvTable {
  private static final String LINE_END = "\r\n";
  private static final List<String> COLUMNS =
      List.of("file", "start", "end", "label", "speaker", "language", "text", "score");

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
    return !text.isEmpty() && "=+-@＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
