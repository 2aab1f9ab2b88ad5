package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One line of a label file that is read, with its number for complaints.
 *
 * @param number from 1
 * @param text without its line end
 */
public record LabelLine(int number, String text) {
  /** Reads one line; throws when it is wrong. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it. */
    void read(LabelLine line) throws IOException;
  }

  /** Returns all lines of a file in an encoding that {@link FileText} knows. */
  public static List<LabelLine> all(InputStream in) throws IOException {
    List<LabelLine> lines = new ArrayList<>();
    for (String text : FileText.read(in).split("\r\n|\n|\r", -1)) {
      lines.add(new LabelLine(lines.size() + 1, text));
    }
    return lines;
  }

  /** Returns the lines of a file that hold something; comments begin with {@code ;;}. */
  public static List<LabelLine> records(InputStream in) throws IOException {
    return all(in).stream()
        .filter(line -> !line.text().isBlank() && !line.text().startsWith(";;"))
        .toList();
  }

  /**
   * Reads line by line; a line that is wrong becomes a problem and costs nothing else.
   *
   * @param form what a line must look like, for the problem
   * @param problems takes what is wrong, with the number of the line
   */
  public static void each(
      List<LabelLine> lines, String form, Consumer<String> problems, Reading reading) {
    for (LabelLine line : lines) {
      try {
        reading.read(line);
      } catch (IOException | IllegalArgumentException e) {
        problems.accept(e.getMessage() + "; its form is: " + form);
      }
    }
  }

  /**
   * Returns what stands between blanks.
   *
   * @param least how many fields there must be
   */
  public List<String> fields(int least) throws IOException {
    List<String> fields = List.of(text.strip().split("[ \t]+"));
    if (fields.size() < least) {
      throw wrong("has " + fields.size() + " fields, not " + least);
    }
    return fields;
  }

  /** Returns the number that a field holds. */
  public double number(String field) throws IOException {
    try {
      double value = Double.parseDouble(field);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is a number and not finite.
    }
    throw wrong("has '" + field + "' where a number must stand");
  }

  /** Returns the confidence in [0, 1] that a field holds. */
  public double score(String field) throws IOException {
    double score = number(field);
    if (score < 0 || score > 1) {
      throw wrong("has the score " + field + ", which is not in [0, 1]");
    }
    return score;
  }

  /** Returns the span between two times in seconds. */
  public TimeSpan span(double start, double end) throws IOException {
    if (start < 0 || end < start) {
      throw wrong("has the time span " + start + " to " + end);
    }
    return new TimeSpan(start, end);
  }

  /** Returns the span that a start and a duration in seconds make, exact to the nanosecond. */
  public TimeSpan spanOfLength(double start, double seconds) throws IOException {
    return span(start, Math.rint((start + seconds) * 1e9) / 1e9);
  }

  /** Returns a complaint that names the line. */
  public IOException wrong(String what) {
    return new IOException("line " + number + " " + what);
  }
}
