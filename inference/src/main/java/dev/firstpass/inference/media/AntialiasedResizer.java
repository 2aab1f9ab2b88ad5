package dev.firstpass.inference.media;

import static dev.firstpass.inference.media.FilterTaps.FRACTION_BITS;
import static dev.firstpass.inference.media.FilterTaps.HALF;

import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * {@code Image.resize} of Pillow to the last bit: across, rounded to 8 bits, then down ({@code
 * src/libImaging/Resample.c}).
 *
 * <p>Only the columns and rows that the tensor needs are computed. Rows are arrays of int, each
 * weighed as a whole, because that is what the JIT compiler vectorises. Keeps on the heap as many
 * resized rows as the filter is high.
 */
final class AntialiasedResizer implements Resizer {
  private final FilterTaps taps;
  private final ResizedRows rows;
  private int[] sums = {};
  private final Mat rounded = new Mat();
  private final Mat resized = new Mat();

  AntialiasedResizer(ResamplingFilter filter) {
    taps = new FilterTaps(filter);
    rows = new ResizedRows(filter);
  }

  @Override
  public Mat resize(Mat source, Paste where) {
    if (where.equals(Paste.filling(source.cols(), source.rows()))) {
      return source;
    }
    taps.fit(source.rows(), where.resizedHeight());
    rows.begin(source.cols(), where, taps.longestInGroups());
    if (sums.length != rows.values()) {
      sums = new int[rows.values()];
    }
    rounded.create(where.height(), where.width(), CvType.CV_32SC3);
    for (int y = 0; y < where.height(); y++) {
      weigh(source, where.cropY() + y);
      rounded.put(y, 0, sums);
    }
    // Saturates to [0, 255].
    rounded.convertTo(resized, CvType.CV_8U);
    return resized;
  }

  private void weigh(Mat source, int y) {
    int[] weights = taps.weights();
    int w = y * taps.stride();
    int first = taps.firsts()[y];
    int last = first + taps.counts()[y] - 1;
    Arrays.fill(sums, HALF);
    // Two by two; the partner of an odd last one has weight 0.
    for (int from = first; from <= last; from += 2) {
      int[] one = rows.row(source, from);
      int[] other = rows.row(source, Math.min(from + 1, last));
      add(sums, one, weights[w++], other, weights[w++]);
    }
    cutFraction(sums);
  }

  private static void add(int[] sums, int[] one, int weight, int[] other, int otherWeight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += one[i] * weight + other[i] * otherWeight;
    }
  }

  private static void cutFraction(int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] >>= FRACTION_BITS;
    }
  }

  @Override
  public void close() {
    rounded.release();
    resized.release();
  }
}
