package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.Mask;
import java.io.ByteArrayOutputStream;

/**
 * Writes masks as Label Studio's brush does: run lengths of the four equal bytes of each pixel, as
 * a stream of bits ({@code label_studio_sdk/converter/brush.py}). Confined to one mask.
 */
public final class BrushRle {
  private static final int CHANNELS = 4;
  private static final int WORD_BITS = 8;
  private static final int[] LENGTH_BITS = {3, 4, 8, 16};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int current;
  private int filled;

  private BrushRle() {}

  /** Returns the bytes, each as a number in [0, 255]. */
  public static int[] encode(Mask mask) {
    BrushRle rle = new BrushRle();
    rle.bits((long) mask.width() * mask.height() * CHANNELS, 32);
    rle.bits(WORD_BITS - 1, 5);
    for (int size : LENGTH_BITS) {
      rle.bits(size - 1, 4);
    }
    for (int i = 0; i < mask.runs().size(); i++) {
      rle.run((long) mask.runs().get(i) * CHANNELS, i % 2 == 0 ? 0 : 255);
    }
    return rle.end();
  }

  private void run(long length, int value) {
    long left = length;
    while (left > 0) {
      int part = (int) Math.min(left, 1 << LENGTH_BITS[LENGTH_BITS.length - 1]);
      int size = 0;
      while (part > 1 << LENGTH_BITS[size]) {
        size++;
      }
      bits(1, 1);
      bits(size, 2);
      bits(part - 1, LENGTH_BITS[size]);
      bits(value, WORD_BITS);
      left -= part;
    }
  }

  /** Appends the lowest bits of a value, the highest of them first. */
  private void bits(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      current = current << 1 | (int) (value >> i & 1);
      if (++filled == WORD_BITS) {
        bytes.write(current);
        current = 0;
        filled = 0;
      }
    }
  }

  /**
   * Fills up the last byte; as the reference does, with a byte of zeros when there is nothing to
   * fill.
   */
  private int[] end() {
    bits(0, WORD_BITS - filled);
    byte[] all = bytes.toByteArray();
    int[] numbers = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      numbers[i] = all[i] & 0xff;
    }
    return numbers;
  }
}
