package dev.firstpass.bench.floor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The cheapest way known from decoded pixels to a float tensor (1, 3, height, width): resize, then
 * one plane after the other straight into the tensor's memory. The picture keeps its aspect ratio
 * and lies top left. Confined to one thread.
 */
final class TensorFill implements AutoCloseable {
  private static final int CHANNELS = 3;
  private static final double PAD = 114;

  private final int width;
  private final int height;
  private final ByteBuffer memory;
  private final Mat resized = new Mat();
  private final Mat channel = new Mat();
  private final List<Mat> windows = new ArrayList<>();
  private Size filled = new Size();

  TensorFill(int width, int height) {
    this.width = width;
    this.height = height;
    this.memory =
        ByteBuffer.allocateDirect(CHANNELS * width * height * Float.BYTES)
            .order(ByteOrder.nativeOrder());
  }

  /** Returns the tensor's memory, which every fill changes. */
  FloatBuffer floats() {
    return memory.asFloatBuffer();
  }

  /**
   * Fills the tensor.
   *
   * @param bgr 8-bit pixels
   */
  void fill(Mat bgr) {
    double scale = Math.min((double) width / bgr.cols(), (double) height / bgr.rows());
    var size = new Size((int) (bgr.cols() * scale), (int) (bgr.rows() * scale));
    if (!size.equals(filled)) {
      layOut(size);
    }
    Imgproc.resize(bgr, resized, size, 0, 0, Imgproc.INTER_LINEAR);
    for (int c = 0; c < CHANNELS; c++) {
      Core.extractChannel(resized, channel, c);
      channel.convertTo(windows.get(c), CvType.CV_32F);
    }
  }

  private void layOut(Size size) {
    windows.forEach(Mat::release);
    windows.clear();
    int planeBytes = width * height * Float.BYTES;
    for (int c = 0; c < CHANNELS; c++) {
      Mat plane = new Mat(height, width, CvType.CV_32F, memory.slice(c * planeBytes, planeBytes));
      plane.setTo(Scalar.all(PAD));
      windows.add(plane.submat(new Rect(0, 0, (int) size.width, (int) size.height)));
      plane.release();
    }
    filled = size;
  }

  @Override
  public void close() {
    windows.forEach(Mat::release);
    resized.release();
    channel.release();
  }
}
