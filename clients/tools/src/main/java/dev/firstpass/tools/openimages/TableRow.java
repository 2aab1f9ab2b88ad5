package dev.firstpass.tools.openimages;

import java.io.IOException;
import java.util.List;

/**
 * One row of a table with a header.
 *
 * @param header the names of the columns
 * @param cells in the order of the columns; some may be missing at the end
 */
record TableRow(List<String> header, List<String> cells) {
  /** Returns a cell, empty when it is not there. */
  String text(String column) {
    int index = header.indexOf(column);
    return index < 0 || index >= cells.size() ? "" : cells.get(index);
  }

  /** Returns a cell that must not be empty. */
  String wanted(String column) throws IOException {
    String text = text(column);
    if (text.isEmpty()) {
      throw new IOException("has no " + column);
    }
    return text;
  }

  /** Returns a cell that is a finite number. */
  double number(String column) throws IOException {
    try {
      double number = Double.parseDouble(wanted(column));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is a number and not finite.
    }
    throw new IOException("has the " + column + " '" + text(column) + "', which is not a number");
  }
}
