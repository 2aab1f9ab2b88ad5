package dev.firstpass.inference.media;

import java.util.Arrays;

/**
 * The source pixels that make up each target pixel along one axis, and their weights: a filter laid
 * over the middle of the target pixel, as wide as the filter when enlarging and as many times wider
 * as the axis shrinks, cut off at the picture's edge, normalised to a sum of 1 and rounded to fixed
 * point, halves away from zero.
 *
 * <p>Computed when the lengths change; memory is reused and grows. Confined to one thread at a
 * time.
 */
final class FilterTaps {
  /** Bits after the point: 32 less 8 for a pixel, less 2 for what a negative lobe adds. */
  static final int FRACTION_BITS = 22;

  /** What is added before the fraction is cut off, to round. */
  static final int HALF = 1 << (FRACTION_BITS - 1);

  /** Each target pixel has a multiple of so many weights, the last of which may be 0. */
  static final int GROUP = 4;

  private final ResamplingFilter filter;
  private int source;
  private int target;
  private int stride;
  private int longest;
  private int[] firsts = {};
  private int[] counts = {};
  private int[] weights = {};
  private double[] exact = {};

  FilterTaps(ResamplingFilter filter) {
    this.filter = filter;
  }

  /**
   * Computes the taps unless they are those of these lengths already.
   *
   * @param sourceLength pixels, at least 1
   * @param targetLength pixels, at least 1
   */
  void fit(int sourceLength, int targetLength) {
    if (sourceLength == source && targetLength == target) {
      return;
    }
    source = 0;
    double scale = (double) sourceLength / targetLength;
    double widening = Math.max(scale, 1);
    reserve(targetLength, 2 * filter.support() * widening);
    longest = 0;
    for (int i = 0; i < targetLength; i++) {
      lay(i, (i + 0.5) * scale, widening, sourceLength);
      longest = Math.max(longest, counts[i]);
    }
    source = sourceLength;
    target = targetLength;
  }

  /** Returns the first source pixel with a weight, for each target pixel. */
  int[] firsts() {
    return firsts;
  }

  /** Returns how many source pixels have a weight, for each target pixel. */
  int[] counts() {
    return counts;
  }

  /** Returns the weights of target pixel {@code i} from {@code i * stride()} on, then zeros. */
  int[] weights() {
    return weights;
  }

  /** Returns the distance between two target pixels' weights: a multiple of {@link #GROUP}. */
  int stride() {
    return stride;
  }

  /** Returns the largest count in whole {@link #GROUP}s: at most the stride. */
  int longestInGroups() {
    return inGroups(longest);
  }

  private void reserve(int targetLength, double width) {
    // One for a window that lies askew over its pixels.
    stride = inGroups((int) Math.ceil(width) + 1);
    if (counts.length < targetLength) {
      firsts = new int[targetLength];
      counts = new int[targetLength];
    }
    int all = Math.multiplyExact(targetLength, stride);
    if (weights.length < all) {
      weights = new int[all];
    }
    if (exact.length < stride) {
      exact = new double[stride];
    }
  }

  private void lay(int i, double centre, double widening, int sourceLength) {
    double support = filter.support() * widening;
    int first = Math.max(0, (int) (centre - support + 0.5));
    int count = Math.min(sourceLength, (int) (centre + support + 0.5)) - first;
    double narrowing = 1 / widening;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      exact[k] = filter.weight((k + first - centre + 0.5) * narrowing);
      sum += exact[k];
    }
    int from = i * stride;
    Arrays.fill(weights, from, from + stride, 0);
    int skipped = 0;
    int last = 0;
    for (int k = 0; k < count; k++) {
      int weight = fixed(exact[k] / sum);
      if (weight != 0) {
        last = k;
      } else if (skipped == k) {
        skipped++;
      }
      weights[from + k - skipped] = weight;
    }
    firsts[i] = first + skipped;
    counts[i] = last + 1 - skipped;
  }

  private static int fixed(double weight) {
    double scaled = weight * (1 << FRACTION_BITS);
    return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
  }

  private static int inGroups(int count) {
    return (count + GROUP - 1) / GROUP * GROUP;
  }
}
