package dev.firstpass.tools.csv;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.csv.CsvRows.Row;
import dev.firstpass.tools.labelfile.FileText;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads tables of segments and tags. Columns are found by their names, in any order. */
final class CsvReader {
  private final Map<String, Integer> columns;

  private CsvReader(Map<String, Integer> columns) {
    this.columns = columns;
  }

  /**
   * Reads each row as a segment, or as a tag where there are no times.
   *
   * @throws IOException when the first row does not name the columns
   */
  static void read(InputStream in, RecordingGroups recordings, Consumer<String> problems)
      throws IOException {
    var rows = new CsvRows(FileText.read(in));
    var reader = new CsvReader(columns(rows));
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.cells().equals(List.of(""))) {
        LabelLine.each(
            List.of(new LabelLine(row.line(), "")),
            String.join(",", CsvTable.COLUMNS),
            problems,
            line -> reader.read(row, line, recordings));
      }
    }
  }

  private static Map<String, Integer> columns(CsvRows rows) throws IOException {
    List<String> names = rows.hasNext() ? rows.next().cells() : List.of();
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    for (String needed : List.of(CsvTable.FILE, CsvTable.START, CsvTable.END)) {
      if (!columns.containsKey(needed)) {
        throw new IOException(
            "the first row names no column '"
                + needed
                + "'; the columns are "
                + String.join(",", CsvTable.COLUMNS));
      }
    }
    return columns;
  }

  private void read(Row row, LabelLine line, RecordingGroups recordings) throws IOException {
    String file = cell(row, CsvTable.FILE);
    if (file == null) {
      throw line.wrong("names no file");
    }
    String score = cell(row, CsvTable.SCORE);
    double confidence = score == null ? 1 : line.score(score);
    recordings.add(file, new Label(suggestion(row, line, confidence), score != null, Map.of()));
  }

  private Suggestion suggestion(Row row, LabelLine line, double score) throws IOException {
    String label = cell(row, CsvTable.LABEL);
    String start = cell(row, CsvTable.START);
    String end = cell(row, CsvTable.END);
    if (start == null && end == null) {
      if (label == null) {
        throw line.wrong("has neither times nor a label");
      }
      return new Tag(label, score);
    }
    if (start == null || end == null) {
      throw line.wrong("has only one of start and end");
    }
    return new Segment(
        line.span(line.number(start), line.number(end)),
        label == null ? SpokenSegment.SPEECH : label,
        score,
        cell(row, CsvTable.TEXT),
        cell(row, CsvTable.SPEAKER),
        cell(row, CsvTable.LANGUAGE),
        List.of());
  }

  /** Returns what a cell holds, without the apostrophe that guards it from spreadsheets. */
  private @Nullable String cell(Row row, String column) {
    Integer at = columns.get(column);
    if (at == null || at >= row.cells().size() || row.cells().get(at).isBlank()) {
      return null;
    }
    String text = row.cells().get(at);
    return CsvTable.GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
  }
}
