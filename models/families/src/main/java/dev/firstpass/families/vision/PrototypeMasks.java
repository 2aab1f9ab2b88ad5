package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.geometry.Bitmap;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Masks that are sums of prototypes (YOLACT: Bolya et al., arXiv:1904.02689): an object's logits
 * are its coefficients times the prototypes, cut at its box and enlarged bilinearly to the tensor,
 * as a {@link PrototypeRule} says.
 *
 * <p>Pixels are where {@code torch.nn.functional.interpolate} with {@code align_corners=False} has
 * them. Only the part of the prototypes inside the box is read. Confined to one thread.
 */
public final class PrototypeMasks {
  private final FloatBuffer prototypes;
  private final PrototypeRule rule;
  private final int channels;
  private final int width;
  private final int height;
  private final int tensorWidth;
  private final int tensorHeight;
  private final PictureArea picture;
  private final float[] values;
  private final float[] row;
  private final Bitmap mask;

  /**
   * @param prototypes float32 (1, C, H, W)
   * @param letterbox of the picture that the masks are for
   * @param rule what of them is enlarged
   */
  public PrototypeMasks(Tensor prototypes, Letterbox letterbox, PrototypeRule rule) {
    this.prototypes = prototypes.floats();
    this.rule = rule;
    channels = prototypes.shape().intSize(1);
    height = prototypes.shape().intSize(2);
    width = prototypes.shape().intSize(3);
    tensorWidth = letterbox.tensorWidth();
    tensorHeight = letterbox.tensorHeight();
    picture = PictureArea.of(letterbox);
    values = new float[height * width];
    row = new float[width];
    mask = new Bitmap(tensorWidth, tensorHeight);
  }

  /** Returns how many coefficients an object has. */
  public int channels() {
    return channels;
  }

  /**
   * Returns the tensor pixels of an object that lie in the picture. What is no number is not the
   * object. The bitmap is the next object's at the next call.
   *
   * @param coefficients one for each prototype
   * @param xMin left edge of its box, tensor pixels, as the others are
   */
  public Bitmap mask(float[] coefficients, float xMin, float yMin, float xMax, float yMax) {
    mask.clear();
    int left = edge(xMin, width, tensorWidth);
    int top = edge(yMin, height, tensorHeight);
    int right = edge(xMax, width, tensorWidth);
    int bottom = edge(yMax, height, tensorHeight);
    if (left < right && top < bottom) {
      fillValues(coefficients, left, top, right, bottom);
      enlarge(left, top, right, bottom);
    }
    return mask;
  }

  private int edge(float edge, int size, int tensorSize) {
    double position = rule.edge((double) edge * size / tensorSize);
    return (int) Math.min(Math.max(position, 0), size);
  }

  private void fillValues(float[] coefficients, int left, int top, int right, int bottom) {
    int columns = right - left;
    for (int y = top; y < bottom; y++) {
      int start = y * width + left;
      Arrays.fill(values, start, start + columns, 0);
      for (int channel = 0; channel < channels; channel++) {
        prototypes.get(channel * height * width + start, row, 0, columns);
        float coefficient = coefficients[channel];
        for (int i = 0; i < columns; i++) {
          values[start + i] += coefficient * row[i];
        }
      }
      for (int i = start; i < start + columns; i++) {
        values[i] = rule.value(values[i]);
      }
    }
  }

  /** Where a tensor pixel's centre lies among the centres of prototype pixels. */
  private static double position(int pixel, int size, int tensorSize) {
    return Math.max((pixel + 0.5) * size / tensorSize - 0.5, 0);
  }

  /** The first tensor pixel at or after a position among prototype pixels. */
  private static int pixelAt(int position, int size, int tensorSize) {
    return position <= 0 ? 0 : (int) Math.ceil((position + 0.5) * tensorSize / size - 0.5);
  }

  private void enlarge(int left, int top, int right, int bottom) {
    int first = Math.max(pixelAt(top - 1, height, tensorHeight), picture.top());
    int last = Math.min(pixelAt(bottom, height, tensorHeight), picture.bottom());
    for (int y = first; y < last; y++) {
      double position = position(y, height, tensorHeight);
      int above = (int) position;
      interpolateRow(above, (float) (position - above), left, top, right, bottom);
      enlargeRow(y, left, right);
    }
  }

  /** Interpolates between two rows of values, which may lie outside the box. */
  private void interpolateRow(int above, float share, int left, int top, int right, int bottom) {
    int below = Math.min(above + 1, height - 1);
    boolean hasAbove = above >= top && above < bottom;
    boolean hasBelow = below >= top && below < bottom;
    for (int x = left; x < right; x++) {
      float upper = hasAbove ? values[above * width + x] : rule.outside();
      float lower = hasBelow ? values[below * width + x] : rule.outside();
      row[x] = (1 - share) * upper + share * lower;
    }
  }

  /** Between two values of one sign there is nothing to compute. */
  private void enlargeRow(int y, int left, int right) {
    for (int x = Math.max(left - 1, 0); x < right; x++) {
      float here = x >= left ? row[x] : rule.outside();
      float next = x + 1 < width ? (x + 1 < right ? row[x + 1] : rule.outside()) : here;
      if (!(here > 0) && !(next > 0)) {
        continue;
      }
      int from = Math.max(pixelAt(x, width, tensorWidth), picture.left());
      int to = x + 1 < width ? pixelAt(x + 1, width, tensorWidth) : tensorWidth;
      int end = Math.min(to, picture.right());
      if (here > 0 && next > 0) {
        if (from < end) {
          mask.setRow(y, from, end);
        }
      } else {
        enlargeBetween(y, x, from, end, here, next);
      }
    }
  }

  private void enlargeBetween(int y, int x, int from, int to, float here, float next) {
    for (int pixel = from; pixel < to; pixel++) {
      float share = (float) (position(pixel, width, tensorWidth) - x);
      if ((1 - share) * here + share * next > 0) {
        mask.setRow(y, pixel, pixel + 1);
      }
    }
  }
}
