package dev.firstpass.families.ultralytics;

import java.nio.FloatBuffer;

/**
 * Some neighbouring numbers of each row of a table that may lie on its side.
 *
 * @param data the table
 * @param first where the first number of row 0 is
 * @param rowStep from a row to the next
 * @param numberStep from a number of a row to its next
 * @param factor where the number is by which those of row 0 are multiplied; {@link #NO_FACTOR}
 */
record RowNumbers(FloatBuffer data, int first, int rowStep, int numberStep, int factor) {
  static final int NO_FACTOR = -1;

  RowNumbers(FloatBuffer data, int first, int rowStep, int numberStep) {
    this(data, first, rowStep, numberStep, NO_FACTOR);
  }

  /** Fills {@code into} with the numbers of a row. */
  void read(int row, float[] into) {
    float scale = factor == NO_FACTOR ? 1 : data.get(factor + row * rowStep);
    int position = first + row * rowStep;
    for (int i = 0; i < into.length; i++) {
      into[i] = scale * data.get(position);
      position += numberStep;
    }
  }
}
