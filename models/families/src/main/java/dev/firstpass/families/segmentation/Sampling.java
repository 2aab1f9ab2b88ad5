package dev.firstpass.families.segmentation;

/**
 * Where the pixels along one axis of the source lie between the places of a network's output.
 *
 * @param lower index of the place at or before each pixel's centre
 * @param upper index of the place after it, or the same at the ends
 * @param share how far the pixel is from the lower to the upper, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one call and not shown to others.
record Sampling(int[] lower, int[] upper, double[] share) {

  /**
   * Returns the places along one axis, with half-pixel centres.
   *
   * @param source pixels of the source
   * @param scale tensor pixels per source pixel
   * @param offset where the source begins in the tensor
   * @param tensor pixels of the tensor
   * @param places of the output
   */
  static Sampling of(int source, double scale, double offset, int tensor, int places) {
    int[] lower = new int[source];
    int[] upper = new int[source];
    double[] share = new double[source];
    for (int i = 0; i < source; i++) {
      double inTensor = (i + 0.5) * scale + offset;
      double at = Math.min(Math.max(inTensor * places / tensor - 0.5, 0), places - 1.0);
      lower[i] = (int) at;
      upper[i] = Math.min(lower[i] + 1, places - 1);
      share[i] = at - lower[i];
    }
    return new Sampling(lower, upper, share);
  }

  /** Returns the place nearest to a pixel. */
  int nearest(int pixel) {
    return share[pixel] < 0.5 ? lower[pixel] : upper[pixel];
  }
}
