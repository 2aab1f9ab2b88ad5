package dev.firstpass.families.fsmnvad;

import dev.firstpass.families.speech.FeatureFrames;

/**
 * Puts neighbouring frames side by side as they come, so that a long recording need not be held: as
 * {@link dev.firstpass.families.speech.LowFrameRate} at one row a frame. Confined to one thread.
 */
final class JoinedFrames {
  private final int window;
  private final int size;

  /** The frames of the next row, oldest first. */
  private final float[] row;

  private int held;

  /**
   * @param window how many frames are joined
   * @param size features a frame
   */
  JoinedFrames(int window, int size) {
    this.window = window;
    this.size = size;
    this.row = new float[window * size];
  }

  /** Takes the next frames; adds the rows that are complete. */
  void accept(FeatureFrames frames, FeatureFrames rows) {
    float[] frame = new float[size];
    for (int i = 0; i < frames.count(); i++) {
      frames.read(i, frame, 0);
      int copies = held == 0 ? (window - 1) / 2 + 1 : 1;
      for (int copy = 0; copy < copies; copy++) {
        push(frame, rows);
      }
    }
  }

  /** Says that no frames follow: the last one is repeated. */
  void finish(FeatureFrames rows) {
    if (held == 0) {
      return;
    }
    float[] last = new float[size];
    System.arraycopy(row, (held - 1) * size, last, 0, size);
    for (int copy = 0; copy < window - 1 - (window - 1) / 2; copy++) {
      push(last, rows);
    }
  }

  private void push(float[] frame, FeatureFrames rows) {
    if (held == window) {
      System.arraycopy(row, size, row, 0, (window - 1) * size);
      held--;
    }
    System.arraycopy(frame, 0, row, held * size, size);
    held++;
    if (held == window) {
      rows.add(row);
    }
  }
}
