package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads label files of one label a line. */
final class LabelLines {
  /** How much of a damaged line a message shows. */
  private static final int SHOWN = 80;

  private LabelLines() {}

  /**
   * One line that says something.
   *
   * @param file name of the file
   * @param number from 1
   * @param text without white space around it
   */
  record Line(String file, int number, String text) {
    /** Returns at most {@code limit} fields, the last with all that remains. */
    String[] fields(int limit) {
      return text.split("\\s+", limit);
    }

    /** Returns the refusal of this line. */
    DraftingException damaged(String expected) {
      return InvalidData.because(
          file + ", line " + number + " is not " + expected + ": '" + beginning() + "'");
    }

    private String beginning() {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** Returns a stretch from two fields in seconds. */
    TimeSpan span(String start, double end, String expected) {
      double from = seconds(start, expected);
      if (!(from >= 0 && from <= end) || Double.isInfinite(end)) {
        throw damaged(expected);
      }
      return new TimeSpan(from, end);
    }

    /** Returns a field in seconds. */
    double seconds(String field, String expected) {
      try {
        return Double.parseDouble(field);
      } catch (NumberFormatException e) {
        throw damaged(expected);
      }
    }
  }

  /** Returns the lines that are neither blank nor comments (those begin with {@code ;;}). */
  static List<Line> read(Path file) {
    String name = String.valueOf(file.getFileName());
    String[] all = text(file).split("\\R", -1);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      String line = all[i].strip();
      if (!line.isEmpty() && !line.startsWith(";;")) {
        lines.add(new Line(name, i + 1, line));
      }
    }
    return lines;
  }

  /** Returns a text in UTF-8, or in UTF-16 when its byte order mark says so. */
  static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
      boolean wide = mark == 0xFEFF || mark == 0xFFFE;
      Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
      String text = new String(bytes, charset);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw InvalidData.because(file.getFileName() + " cannot be read; is access allowed?", e);
    }
  }
}
