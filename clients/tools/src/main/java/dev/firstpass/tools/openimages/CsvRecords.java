package dev.firstpass.tools.openimages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes records of comma-separated values after RFC 4180. */
final class CsvRecords {
  private static final char QUOTE = '"';

  private CsvRecords() {}

  /** Appends one record; cells that need it are quoted. */
  static void append(List<String> cells, StringBuilder table) {
    for (int i = 0; i < cells.size(); i++) {
      table.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    table.append("\r\n");
  }

  /** Returns the records of a table that are not empty. */
  static List<List<String>> read(String table) throws IOException {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    var cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < table.length(); i++) {
      char c = table.charAt(i);
      if (c == QUOTE && inQuotes && i + 1 < table.length() && table.charAt(i + 1) == QUOTE) {
        cell.append(QUOTE);
        i++;
      } else if (c == QUOTE) {
        inQuotes = !inQuotes;
      } else if (inQuotes) {
        cell.append(c);
      } else if (c == ',' || c == '\n' || c == '\r') {
        record.add(cell.toString());
        cell.setLength(0);
        if (c != ',') {
          keep(record, records);
        }
      } else {
        cell.append(c);
      }
    }
    if (inQuotes) {
      throw new IOException("the table ends within quotes");
    }
    record.add(cell.toString());
    keep(record, records);
    return records;
  }

  private static void keep(List<String> record, List<List<String>> records) {
    if (record.size() > 1 || !record.get(0).isEmpty()) {
      records.add(List.copyOf(record));
    }
    record.clear();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == QUOTE || c == '\n' || c == '\r');
    return plain ? cell : QUOTE + cell.replace("\"", "\"\"") + QUOTE;
  }
}
