package dev.firstpass.bench.floor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

final class TensorFillTest {
  /** A picture of 4 x 2 in a tensor of 2 x 2 becomes 2 x 1; the second row is padding. */
  @Test
  void fill_widePicture_liesTopLeftInPlanesOfBlueGreenRed() {
    NativeOpenCv.load();
    try (var fill = new TensorFill(2, 2)) {
      fill.fill(new Mat(2, 4, CvType.CV_8UC3, new Scalar(10, 20, 30)));

      assertArrayEquals(
          new float[] {10, 10, 114, 114, 20, 20, 114, 114, 30, 30, 114, 114},
          floats(fill.floats()));
    }
  }

  @Test
  void fill_otherShapeThanBefore_leavesNothingOfTheOldOne() {
    NativeOpenCv.load();
    try (var fill = new TensorFill(2, 2)) {
      fill.fill(new Mat(2, 4, CvType.CV_8UC3, new Scalar(10, 20, 30)));
      fill.fill(new Mat(4, 2, CvType.CV_8UC3, new Scalar(1, 2, 3)));

      assertArrayEquals(
          new float[] {1, 114, 1, 114, 2, 114, 2, 114, 3, 114, 3, 114}, floats(fill.floats()));
    }
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
