package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.geometry.Bitmap;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Masks of a few cells that are stretched bilinearly over their boxes; beyond the outermost cells
 * they fade to 0. Confined to one thread.
 */
final class SmallMasks {
  private final FloatBuffer cells;
  private final int width;
  private final int height;
  private final float threshold;
  private final float[] above;
  private final float[] below;

  /** One row of cells between two rows, with a 0 on both ends. */
  private final float[] row;

  private final int[] pixels;

  /**
   * @param masks float32 (n, 1, height, width)
   * @param threshold of the object from it on, positive
   */
  SmallMasks(Tensor masks, float threshold) {
    this.cells = masks.floats();
    this.height = masks.shape().intSize(2);
    this.width = masks.shape().intSize(3);
    this.threshold = threshold;
    above = new float[width];
    below = new float[width];
    row = new float[width + 2];
    pixels = new int[width + 2];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Sets the pixels of one mask. */
  void paste(int mask, MaskAxis x, MaskAxis y, Bitmap into) {
    for (int cell = -1; cell <= width; cell++) {
      pixels[cell + 1] = x.pixel(cell);
    }
    for (int line = y.from(); line < y.to(); line++) {
      double position = y.cell(line);
      if (position > -1 && position < height) {
        interpolateRow(mask, position);
        pasteRow(line, x, into);
      }
    }
  }

  private void interpolateRow(int mask, double position) {
    int upper = (int) Math.floor(position);
    float share = (float) (position - upper);
    read(mask, upper, above);
    read(mask, upper + 1, below);
    for (int i = 0; i < width; i++) {
      row[i + 1] = (1 - share) * above[i] + share * below[i];
    }
  }

  private void read(int mask, int line, float[] into) {
    if (line < 0 || line >= height) {
      Arrays.fill(into, 0);
    } else {
      cells.get((mask * height + line) * width, into);
    }
  }

  /** Between two cells that are both of the object, or both not, there is nothing to compute. */
  private void pasteRow(int line, MaskAxis x, Bitmap into) {
    for (int i = 0; i <= width; i++) {
      boolean left = row[i] >= threshold;
      boolean right = row[i + 1] >= threshold;
      int from = pixels[i];
      int to = pixels[i + 1];
      if (left && right) {
        into.setRow(line, from, to);
      } else if (left || right) {
        pasteBetween(line, i, from, to, x, into);
      }
    }
  }

  private void pasteBetween(int line, int i, int from, int to, MaskAxis x, Bitmap into) {
    for (int pixel = from; pixel < to; pixel++) {
      float share = (float) (x.cell(pixel) - (i - 1));
      if ((1 - share) * row[i] + share * row[i + 1] >= threshold) {
        into.setRow(line, pixel, pixel + 1);
      }
    }
  }
}
