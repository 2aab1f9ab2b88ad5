package dev.firstpass.inference.media;

import java.nio.ByteBuffer;

/**
 * Undoes TIFF's horizontal differencing of 16-bit samples (TIFF 6.0, section 14), which the JDK
 * does for 8 bits only: it is told that there is none, and the sums are made here.
 */
final class TiffPredictor {
  private static final int NONE = 1;
  private static final int HORIZONTAL = 2;
  private static final int SAMPLE_MASK = 0xFFFF;

  private final int tileWidth;

  private TiffPredictor(int tileWidth) {
    this.tileWidth = tileWidth;
  }

  /** Returns the predictor for files with these tags; it does nothing where the JDK does it all. */
  static TiffPredictor of(TiffTags tags) {
    boolean ours =
        tags.number(TiffTags.PREDICTOR, NONE) == HORIZONTAL
            && tags.number(TiffTags.BITS_PER_SAMPLE, 1) == Short.SIZE;
    return new TiffPredictor(ours ? (int) tags.number(TiffTags.TILE_WIDTH, Integer.MAX_VALUE) : 0);
  }

  /** Returns the file as the JDK is to see it: the same, or a copy that names no predictor. */
  ByteBuffer forJdk(ByteBuffer content, TiffTags tags) {
    if (tileWidth == 0) {
      return content;
    }
    ByteBuffer copy = ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
    tags.putShort(copy, TiffTags.PREDICTOR, (short) NONE);
    return copy;
  }

  /** Turns the differences of one row into samples; each tile begins anew. */
  void undo(int[] row, int bands) {
    if (tileWidth == 0) {
      return;
    }
    for (int i = bands; i < row.length; i++) {
      if (i / bands % tileWidth != 0) {
        row[i] = row[i] + row[i - bands] & SAMPLE_MASK;
      }
    }
  }
}
