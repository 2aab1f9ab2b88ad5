package dev.firstpass.families.speech;

/** Makes one row of features of one frame of samples. Holds scratch memory: one thread. */
interface FrameTransform {
  /** Returns features a row. */
  int size();

  /**
   * Computes a row.
   *
   * @param frame samples; may be overwritten
   * @param row {@link #size()} values, written
   */
  void apply(double[] frame, float[] row);
}
