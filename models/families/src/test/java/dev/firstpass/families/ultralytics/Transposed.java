package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import java.nio.FloatBuffer;

/** Makes channels of rows, as YOLOv8 and later give them. */
final class Transposed {
  private Transposed() {}

  /** Returns (1, C, N) of (1, N, C). */
  static Tensor of(Tensor rows) {
    int size = rows.shape().intSize(1);
    int columns = rows.shape().intSize(2);
    FloatBuffer data = rows.floats();
    float[] values = new float[size * columns];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < columns; column++) {
        values[column * size + row] = data.get(row * columns + column);
      }
    }
    return Tensor.of(TensorShape.of(1, columns, size), values);
  }
}
