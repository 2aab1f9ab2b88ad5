package dev.firstpass.families.anchors;

import java.util.List;

/**
 * How boxes are written relative to their anchors.
 *
 * @param rowsFirst whether the four numbers are y, x, h, w instead of x, y, w, h
 * @param variances factors of x, y, w and h
 * @param growth how many times larger than its anchor a box can be; 0 for any
 */
record BoxCoding(boolean rowsFirst, List<Double> variances, double growth) {
  private static final List<Double> PLAIN = List.of(1.0, 1.0, 1.0, 1.0);

  BoxCoding {
    variances = List.copyOf(variances);
    if (variances.size() != 4) {
      throw new IllegalArgumentException("'variances' needs 4 numbers, not " + variances);
    }
  }

  /** Returns y, x, h, w without factors or limit. */
  static BoxCoding plainRowsFirst() {
    return new BoxCoding(true, PLAIN, 0);
  }

  /** Returns x, y, w, h without factors, with a limit. */
  static BoxCoding plain(double growth) {
    return new BoxCoding(false, PLAIN, growth);
  }

  /**
   * Turns the four numbers of a box, in place, into left, top, right, bottom in tensor pixels.
   *
   * @param anchors x and y of the centre, width, height of each anchor
   * @param anchor index of the box's
   */
  void decode(float[] box, float[] anchors, int anchor) {
    int first = 4 * anchor;
    double width = anchors[first + 2];
    double height = anchors[first + 3];
    double x = anchors[first] + box[rowsFirst ? 1 : 0] * variances.get(0) * width;
    double y = anchors[first + 1] + box[rowsFirst ? 0 : 1] * variances.get(1) * height;
    double halfWidth = width * grown(box[rowsFirst ? 3 : 2] * variances.get(2)) / 2;
    double halfHeight = height * grown(box[rowsFirst ? 2 : 3] * variances.get(3)) / 2;
    box[0] = (float) (x - halfWidth);
    box[1] = (float) (y - halfHeight);
    box[2] = (float) (x + halfWidth);
    box[3] = (float) (y + halfHeight);
  }

  private double grown(double logarithm) {
    double times = Math.exp(logarithm);
    return growth > 0 ? Math.min(times, growth) : times;
  }
}
