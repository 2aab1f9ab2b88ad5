package dev.firstpass.families.speech;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows of features, one a frame, in time order. Grows without copying what it holds, so an hour of
 * 80 features takes 115 MB and no more.
 *
 * <p>Not thread-safe.
 */
public final class FeatureFrames {
  private static final int ROWS = 256;

  private final int size;
  private final List<float[]> blocks = new ArrayList<>();
  private int count;

  /**
   * @param size features a frame, positive
   */
  public FeatureFrames(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("features a frame must be positive: " + size);
    }
    this.size = size;
  }

  /** Returns how many frames there are. */
  public int count() {
    return count;
  }

  /** Returns features a frame. */
  public int size() {
    return size;
  }

  /** Returns one feature of one frame. */
  public float at(int frame, int feature) {
    return block(Objects.checkIndex(frame, count))[offset(frame) + feature];
  }

  /** Returns the greatest feature of all frames; negative infinity if there is none. */
  public float maximum() {
    float maximum = Float.NEGATIVE_INFINITY;
    for (int frame = 0; frame < count; frame++) {
      float[] block = block(frame);
      for (int i = offset(frame), end = i + size; i < end; i++) {
        maximum = Math.max(maximum, block[i]);
      }
    }
    return maximum;
  }

  /**
   * Appends a frame.
   *
   * @param row {@link #size()} features, copied
   */
  public void add(float[] row) {
    if (row.length != size) {
      throw new IllegalArgumentException(row.length + " features, expected " + size);
    }
    if (count == blocks.size() * ROWS) {
      blocks.add(new float[ROWS * size]);
    }
    System.arraycopy(row, 0, block(count), offset(count), size);
    count++;
  }

  /** Appends all frames of another; it stays as it is. */
  public void addAll(FeatureFrames frames) {
    float[] row = new float[frames.size];
    for (int frame = 0, end = frames.count; frame < end; frame++) {
      frames.read(frame, row, 0);
      add(row);
    }
  }

  /**
   * Copies a frame.
   *
   * @param frame which
   * @param into receives {@link #size()} features
   * @param at index of the first
   */
  public void read(int frame, float[] into, int at) {
    System.arraycopy(block(Objects.checkIndex(frame, count)), offset(frame), into, at, size);
  }

  /**
   * Writes frames as {@code [frames, features]} at the buffer's position, which advances.
   *
   * @param first frame
   * @param frames how many
   */
  public void write(int first, int frames, FloatBuffer into) {
    Objects.checkFromIndexSize(first, frames, count);
    for (int frame = first; frame < first + frames; frame++) {
      into.put(block(frame), offset(frame), size);
    }
  }

  /**
   * Writes frames as {@code [features, frames]} at the buffer's position, which advances.
   *
   * @param first frame
   * @param frames how many
   */
  public void writeTransposed(int first, int frames, FloatBuffer into) {
    Objects.checkFromIndexSize(first, frames, count);
    float[] line = new float[frames];
    for (int feature = 0; feature < size; feature++) {
      for (int i = 0; i < frames; i++) {
        line[i] = block(first + i)[offset(first + i) + feature];
      }
      into.put(line);
    }
  }

  /** Returns a copy of all frames, {@code [frames, features]}. */
  public float[] toArray() {
    float[] array = new float[Math.multiplyExact(count, size)];
    write(0, count, FloatBuffer.wrap(array));
    return array;
  }

  /** Adds to each feature and multiplies the sum: {@code (x + add[i]) * multiply[i]}, in place. */
  void shiftAndScale(double[] add, double[] multiply) {
    for (int frame = 0; frame < count; frame++) {
      float[] block = block(frame);
      int offset = offset(frame);
      for (int i = 0; i < size; i++) {
        block[offset + i] = (float) ((block[offset + i] + add[i]) * multiply[i]);
      }
    }
  }

  private float[] block(int frame) {
    return blocks.get(frame / ROWS);
  }

  private int offset(int frame) {
    return frame % ROWS * size;
  }
}
