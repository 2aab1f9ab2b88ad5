package dev.firstpass.families.sam;

import dev.firstpass.core.geometry.Bitmap;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Enlarges the decoder's small masks to the source, as the reference does: bilinearly (half-pixel
 * centres) to the encoder's input, cut to what shows the picture, bilinearly to the source. A row
 * of the input at a time, so that it takes no more memory than two rows. Confined to one thread.
 */
final class SmallMask {
  private final int cells;
  private final ShownPart shown;
  private final Blend columns;
  private final Blend rows;
  private final Blend sourceColumns;
  private final Blend sourceRows;

  /** Two rows of the input, and which they are. */
  private final float[][] row;

  private final int[] which = {-1, -1};

  /**
   * @param cells side of the small masks
   * @param shown where the picture lies in the encoder's input
   */
  SmallMask(int cells, ShownPart shown) {
    this.cells = cells;
    this.shown = shown;
    this.columns = new Blend(cells, shown.side(), shown.width());
    this.rows = new Blend(cells, shown.side(), shown.height());
    this.sourceColumns = new Blend(shown.width(), shown.sourceWidth(), shown.sourceWidth());
    this.sourceRows = new Blend(shown.height(), shown.sourceHeight(), shown.sourceHeight());
    this.row = new float[2][shown.width()];
  }

  /**
   * Returns the pixels of the source whose logit is above 0.
   *
   * @param masks float32 (1, M, cells, cells)
   * @param mask which of them
   * @return empty when there are none, or the source has too many pixels to hold
   */
  Optional<Bitmap> inSource(FloatBuffer masks, int mask) {
    if ((long) shown.sourceWidth() * shown.sourceHeight() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    which[0] = -1;
    which[1] = -1;
    int offset = mask * cells * cells;
    Bitmap bitmap = new Bitmap(shown.sourceWidth(), shown.sourceHeight());
    for (int y = 0; y < shown.sourceHeight(); y++) {
      float[] above = inputRow(masks, offset, sourceRows.first(y));
      float[] below = inputRow(masks, offset, sourceRows.second(y));
      setRow(bitmap, y, above, below, sourceRows.share(y));
    }
    return bitmap.isEmpty() ? Optional.empty() : Optional.of(bitmap);
  }

  private void setRow(Bitmap bitmap, int y, float[] above, float[] below, float share) {
    int start = -1;
    for (int x = 0; x < shown.sourceWidth(); x++) {
      int left = sourceColumns.first(x);
      int right = sourceColumns.second(x);
      float part = sourceColumns.share(x);
      float upper = above[left] + part * (above[right] - above[left]);
      float lower = below[left] + part * (below[right] - below[left]);
      boolean set = upper + share * (lower - upper) > 0;
      if (set && start < 0) {
        start = x;
      } else if (!set && start >= 0) {
        bitmap.setRow(y, start, x);
        start = -1;
      }
    }
    if (start >= 0) {
      bitmap.setRow(y, start, shown.sourceWidth());
    }
  }

  /** A row of the input, kept until another of the same parity is wanted. */
  private float[] inputRow(FloatBuffer masks, int offset, int y) {
    int slot = y & 1;
    if (which[slot] != y) {
      which[slot] = y;
      int above = offset + rows.first(y) * cells;
      int below = offset + rows.second(y) * cells;
      float share = rows.share(y);
      for (int x = 0; x < shown.width(); x++) {
        int left = columns.first(x);
        int right = columns.second(x);
        float part = columns.share(x);
        float upper = mix(masks.get(above + left), masks.get(above + right), part);
        float lower = mix(masks.get(below + left), masks.get(below + right), part);
        row[slot][x] = mix(upper, lower, share);
      }
    }
    return row[slot];
  }

  private static float mix(float a, float b, float share) {
    return a + share * (b - a);
  }

  /** Which two numbers of a line of {@code from} make up each of {@code to}, and how. */
  private static final class Blend {
    private final int[] first;
    private final int[] second;
    private final float[] share;

    Blend(int from, int to, int needed) {
      first = new int[needed];
      second = new int[needed];
      share = new float[needed];
      for (int i = 0; i < needed; i++) {
        double at = Math.max(0, (i + 0.5) * from / to - 0.5);
        first[i] = (int) Math.min(at, from - 1.0);
        second[i] = Math.min(first[i] + 1, from - 1);
        share[i] = (float) (at - first[i]);
      }
    }

    int first(int i) {
      return first[i];
    }

    int second(int i) {
      return second[i];
    }

    float share(int i) {
      return share[i];
    }
  }
}
