package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.families.vision.PictureArea;
import java.nio.FloatBuffer;

/**
 * Masks that the graph pasted into its input. Only the surroundings of an object's box are looked
 * at: nothing was pasted elsewhere. Confined to one thread.
 */
final class PastedMasks {
  /** A box grows by a cell of the smallest masks, 14 to a side, and by the rounding. */
  private static final double MARGIN = 1 / 14.0;

  private static final double ROUNDING = 2;

  private final FloatBuffer values;
  private final int width;
  private final int height;
  private final float threshold;
  private final PictureArea picture;
  private final float[] row;

  /**
   * @param masks float32 (n, 1, H, W) of the tensor's size
   * @param letterbox of the picture
   * @param threshold of the object from it on
   */
  PastedMasks(Tensor masks, Letterbox letterbox, float threshold) {
    this.values = masks.floats();
    this.height = masks.shape().intSize(2);
    this.width = masks.shape().intSize(3);
    this.threshold = threshold;
    this.picture = PictureArea.of(letterbox);
    this.row = new float[width];
  }

  /**
   * Returns the tensor pixels of one mask.
   *
   * @param xMin left edge of the object's box, tensor pixels, as the others are
   */
  Bitmap mask(int mask, double xMin, double yMin, double xMax, double yMax) {
    Bitmap pixels = new Bitmap(width, height);
    double xMargin = (xMax - xMin) * MARGIN + ROUNDING;
    double yMargin = (yMax - yMin) * MARGIN + ROUNDING;
    int left = (int) Math.max(xMin - xMargin, picture.left());
    int right = (int) Math.min(xMax + xMargin, picture.right());
    int top = (int) Math.max(yMin - yMargin, picture.top());
    int bottom = (int) Math.min(yMax + yMargin, picture.bottom());
    for (int y = top; y < bottom && left < right; y++) {
      values.get((mask * height + y) * width + left, row, 0, right - left);
      setRow(y, left, right, pixels);
    }
    return pixels;
  }

  private void setRow(int y, int left, int right, Bitmap pixels) {
    int start = left;
    for (int x = left; x <= right; x++) {
      if (x == right || !(row[x - left] >= threshold)) {
        if (start < x) {
          pixels.setRow(y, start, x);
        }
        start = x + 1;
      }
    }
  }
}
