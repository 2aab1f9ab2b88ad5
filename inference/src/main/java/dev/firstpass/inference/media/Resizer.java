package dev.firstpass.inference.media;

import dev.firstpass.core.model.ImageInput.Kernel;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Resizes pictures with one kernel into memory that it reuses. Confined to one thread at a time.
 */
interface Resizer extends NativeMemory {
  /** Returns the resizer that executes a kernel. */
  static Resizer of(Kernel kernel) {
    return switch (kernel) {
      case NEAREST -> new OpenCvResizer(Imgproc.INTER_NEAREST);
      case LINEAR -> new OpenCvResizer(Imgproc.INTER_LINEAR);
      case CUBIC -> new OpenCvResizer(Imgproc.INTER_CUBIC);
      case AREA -> new OpenCvResizer(Imgproc.INTER_AREA);
      case LINEAR_ANTIALIASED -> new AntialiasedResizer(ResamplingFilter.TRIANGLE);
      case CUBIC_ANTIALIASED -> new AntialiasedResizer(ResamplingFilter.CUBIC);
    };
  }

  /**
   * Returns the part of the resized picture that the tensor needs: 8-bit BGR of {@code where.width}
   * x {@code where.height}, good until the next call.
   *
   * @param source 8-bit BGR
   * @param where the size that it gets and the part that is used
   */
  Mat resize(Mat source, Paste where);
}
