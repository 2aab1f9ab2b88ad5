package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a line that is read.
 *
 * @param line for complaints
 * @param classId from 0
 * @param values the columns behind it
 */
record YoloRow(LabelLine line, int classId, List<Double> values) {
  static final int BOX_VALUES = 4;
  private static final int LEAST_COLUMNS = 1 + BOX_VALUES;
  private static final int LEAST_CORNERS = 3;

  /** Reads a line. */
  static YoloRow of(LabelLine line) throws IOException {
    List<String> fields = line.fields(LEAST_COLUMNS);
    double classId = line.number(fields.get(0));
    if (classId != Math.rint(classId) || classId < 0 || classId > Integer.MAX_VALUE - 1) {
      throw line.wrong("has the class '" + fields.get(0) + "'; classes are numbers from 0");
    }
    List<Double> values = new ArrayList<>();
    for (String field : fields.subList(1, fields.size())) {
      values.add(line.number(field));
    }
    return new YoloRow(line, (int) classId, values);
  }

  /** Returns whether the row has as many columns as an outline, with or without score. */
  boolean isOutline() {
    return values.size() >= 2 * LEAST_CORNERS;
  }

  /** Returns whether a score stands behind so many values. */
  boolean hasScore(int before) {
    return values.size() == before + 1;
  }

  /** Returns the score behind so many values. */
  double score(int before) throws IOException {
    double score = values.get(before);
    if (score < 0 || score > 1) {
      throw line.wrong("has the score " + score + ", which is not in [0, 1]");
    }
    return score;
  }

  /** Returns corners in pixels. */
  List<Point> corners(ImageFacts image) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      corners.add(new Point(values.get(i) * image.width(), values.get(i + 1) * image.height()));
    }
    return corners;
  }
}
