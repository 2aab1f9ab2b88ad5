package dev.firstpass.families.vision;

import java.nio.FloatBuffer;

/**
 * Some neighbouring columns of a table in a tensor, read a row at a time.
 *
 * @param data the tensor's elements
 * @param width how many columns the table has
 * @param firstColumn the first of those to read
 * @param firstRow which row of the table is row 0 here
 */
public record TensorRows(FloatBuffer data, int width, int firstColumn, int firstRow) {

  /** Fills {@code into} with the columns of one row. */
  public void read(int row, float[] into) {
    data.get((firstRow + row) * width + firstColumn, into);
  }
}
