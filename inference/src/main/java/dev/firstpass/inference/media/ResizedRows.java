package dev.firstpass.inference.media;

import static dev.firstpass.inference.media.FilterTaps.FRACTION_BITS;
import static dev.firstpass.inference.media.FilterTaps.GROUP;
import static dev.firstpass.inference.media.FilterTaps.HALF;

import java.util.Arrays;
import org.opencv.core.Mat;

/**
 * The rows of a picture after resizing across, rounded to 8 bits: made when they are asked for, and
 * kept in a ring until others need their place.
 *
 * <p>Rows are made in pairs, the sum of the upper in the lower half of a long and that of the lower
 * in the higher half: one multiplication for two pixels, and multiplications are what the time goes
 * to. Confined to one thread at a time.
 */
final class ResizedRows {
  private static final int CHANNELS = 3;

  /** Keeps the lower half from borrowing from the higher: more than a negative lobe ever takes. */
  private static final int BIAS_LEVELS = 256;

  private static final long START =
      ((long) HALF << Integer.SIZE) + HALF + ((long) BIAS_LEVELS << FRACTION_BITS);

  private final FilterTaps taps;
  private int firstColumn;
  private int values;

  private byte[] upper = {};
  private byte[] lower = {};
  private long[] pairs = {};
  private long[] sums = {};

  /** Rows 2i and 2i + 1 of the source lie at 2 (i mod n) and the place after, of 2n places. */
  private int[][] ring = {};

  /** Which pair lies in which of n places; -1 for none. */
  private int[] held = {};

  ResizedRows(ResamplingFilter filter) {
    taps = new FilterTaps(filter);
  }

  /**
   * Begins another picture.
   *
   * @param sourceWidth columns of the picture
   * @param where the width that it gets, and the columns that are used
   * @param window how many successive rows are in use at once
   */
  void begin(int sourceWidth, Paste where, int window) {
    taps.fit(sourceWidth, where.resizedWidth());
    firstColumn = where.cropX();
    values = CHANNELS * where.width();
    reserve(CHANNELS * sourceWidth, CHANNELS * (sourceWidth + taps.longestInGroups()));
    reserveRing(window / 2 + 1);
    Arrays.fill(held, -1);
  }

  /** Returns how many values of a row count: three for each column that is used. */
  int values() {
    return values;
  }

  /**
   * Returns a row, B, G, R in [0, 255] for each used column; good while no row is asked for that
   * lies a window away.
   *
   * @param source 8-bit BGR, the same until the next {@link #begin}
   * @param y row of the source
   */
  int[] row(Mat source, int y) {
    int pair = y / 2;
    int place = pair % held.length;
    if (held[place] != pair) {
      source.get(2 * pair, 0, upper);
      source.get(Math.min(2 * pair + 1, source.rows() - 1), 0, lower);
      join(upper, lower, pairs);
      weigh(taps, firstColumn, pairs, sums, values);
      split(sums, ring[2 * place], ring[2 * place + 1], values);
      held[place] = pair;
    }
    return ring[2 * place + y % 2];
  }

  /** Mat.get fills arrays to their end, past the row; pairs have room for weights that are 0. */
  private void reserve(int rowBytes, int room) {
    if (upper.length != rowBytes || lower.length != rowBytes) {
      upper = new byte[rowBytes];
      lower = new byte[rowBytes];
    }
    if (pairs.length < room) {
      pairs = new long[room];
    }
    if (sums.length < values) {
      sums = new long[values];
    }
  }

  private void reserveRing(int pairCount) {
    if (held.length < pairCount || ring[0].length < values) {
      // Nothing is in force until all is there, should memory not suffice.
      held = new int[0];
      ring = new int[2 * pairCount][values];
      held = new int[pairCount];
    }
  }

  private static void join(byte[] upper, byte[] lower, long[] pairs) {
    for (int i = 0; i < upper.length; i++) {
      pairs[i] = (upper[i] & 0xFF) | ((lower[i] & 0xFFL) << Integer.SIZE);
    }
  }

  private static void weigh(
      FilterTaps taps, int firstColumn, long[] pairs, long[] sums, int values) {
    int[] firsts = taps.firsts();
    int[] weights = taps.weights();
    int stride = taps.stride();
    int count = taps.longestInGroups();
    for (int i = 0, x = firstColumn; i < values; i += CHANNELS, x++) {
      long blue = START;
      long green = START;
      long red = START;
      int p = CHANNELS * firsts[x];
      int w = x * stride;
      int end = w + count;
      do {
        long w0 = weights[w];
        long w1 = weights[w + 1];
        long w2 = weights[w + 2];
        long w3 = weights[w + 3];
        blue += pairs[p] * w0 + pairs[p + 3] * w1 + pairs[p + 6] * w2 + pairs[p + 9] * w3;
        green += pairs[p + 1] * w0 + pairs[p + 4] * w1 + pairs[p + 7] * w2 + pairs[p + 10] * w3;
        red += pairs[p + 2] * w0 + pairs[p + 5] * w1 + pairs[p + 8] * w2 + pairs[p + 11] * w3;
        w += GROUP;
        p += GROUP * CHANNELS;
      } while (w != end);
      sums[i] = blue;
      sums[i + 1] = green;
      sums[i + 2] = red;
    }
  }

  private static void split(long[] sums, int[] upper, int[] lower, int values) {
    for (int i = 0; i < values; i++) {
      upper[i] = limited(((int) sums[i] >>> FRACTION_BITS) - BIAS_LEVELS);
      lower[i] = limited((int) (sums[i] >> (Integer.SIZE + FRACTION_BITS)));
    }
  }

  private static int limited(int level) {
    return Math.min(Math.max(level, 0), 255);
  }
}
