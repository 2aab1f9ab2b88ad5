package dev.firstpass.tools.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of RFC 4180, and those that end with a bare line feed. Confined to one file. */
final class CsvRows {
  private final String file;
  private int at;
  private int line = 1;

  CsvRows(String file) {
    this.file = file;
  }

  /**
   * One row.
   *
   * @param line on which it begins, from 1
   * @param cells in order
   */
  record Row(int line, List<String> cells) {}

  /** Returns whether there are more rows. */
  boolean hasNext() {
    return at < file.length();
  }

  /**
   * Reads a row.
   *
   * @throws IOException when a quoted cell does not end; all that follows is in it
   */
  Row next() throws IOException {
    int first = line;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (hasNext() && file.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (hasNext()) {
      at += file.startsWith("\r\n", at) ? 2 : 1;
      line++;
    }
    return new Row(first, cells);
  }

  private String cell() throws IOException {
    if (hasNext() && file.charAt(at) == '"') {
      return quoted() + plain();
    }
    return plain();
  }

  private String plain() {
    int from = at;
    while (hasNext() && ",\r\n".indexOf(file.charAt(at)) < 0) {
      at++;
    }
    return file.substring(from, at);
  }

  private String quoted() throws IOException {
    int first = line;
    var cell = new StringBuilder();
    for (at++; hasNext(); at++) {
      char letter = file.charAt(at);
      if (letter == '"' && !file.startsWith("\"\"", at)) {
        at++;
        return cell.toString();
      }
      at += letter == '"' ? 1 : 0;
      line += letter == '\n' ? 1 : 0;
      cell.append(letter);
    }
    throw new IOException("line " + first + " has a cell whose quotation mark is not closed");
  }
}
