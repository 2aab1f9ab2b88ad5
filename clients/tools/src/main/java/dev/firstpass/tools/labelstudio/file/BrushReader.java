package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.MaskRuns;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;

/**
 * Reads masks as Label Studio's brush writes them: run lengths of the four bytes of each pixel, of
 * which the last, the opacity, says whether it is set; runs of equal values and values one by one
 * ({@code label_studio_sdk/converter/brush.py}). Confined to one mask.
 */
final class BrushReader {
  private static final int CHANNELS = 4;
  private static final int OPACITY = 3;
  private static final int COUNT_BITS = 32;
  private static final int WORD_BITS = 8;

  private final Fields value;
  private final double[] bytes;
  private final int height;
  private final MaskRuns runs;
  private long position;

  private BrushReader(Fields value, int width, int height) throws IOException {
    this.value = value;
    this.height = height;
    bytes = value.numbers("rle");
    runs = new MaskRuns(width, height);
  }

  /**
   * Reads a mask.
   *
   * @param value with the list {@code rle}
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   * @throws IOException when the bytes are cut off or are of a picture of another size
   */
  static Mask read(Fields value, int width, int height) throws IOException {
    return new BrushReader(value, width, height).read();
  }

  private Mask read() throws IOException {
    long count = bits(COUNT_BITS);
    if (count != (long) runs.width() * height * CHANNELS) {
      throw value.wrong(
          "rle", "of a picture of " + runs.width() + " pixels across and " + height + " down");
    }
    if (bits(5) + 1 != WORD_BITS) {
      throw value.wrong("rle", "of bytes");
    }
    int[] sizes = new int[CHANNELS];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = (int) bits(4) + 1;
    }
    long at = 0;
    while (at < count) {
      boolean equal = bits(1) == 1;
      long length = Math.min(bits(sizes[(int) bits(2)]) + 1, count - at);
      if (equal) {
        set(at, at + length, bits(WORD_BITS));
      } else {
        for (long one = at; one < at + length; one++) {
          set(one, one + 1, bits(WORD_BITS));
        }
      }
      at += length;
    }
    return runs.toMask();
  }

  /** Sets the pixels whose opacity lies in a run of values. */
  private void set(long from, long to, long opacity) {
    if (opacity > 0) {
      long first = (from + CHANNELS - 1 - OPACITY) / CHANNELS;
      long end = (to + CHANNELS - 1 - OPACITY) / CHANNELS;
      if (end > first) {
        runs.add(first, end);
      }
    }
  }

  /** Returns the next bits, the first of them the highest. */
  private long bits(int count) throws IOException {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      int index = (int) (position / WORD_BITS);
      if (index >= bytes.length) {
        throw value.wrong("rle", "whole: it ends early");
      }
      long bit = (long) bytes[index] >> (WORD_BITS - 1 - position % WORD_BITS) & 1;
      bits = bits << 1 | bit;
      position++;
    }
    return bits;
  }
}
