package dev.firstpass.inference.media;

import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** {@code cv2.resize}. */
final class OpenCvResizer implements Resizer {
  private final int interpolation;
  private final Mat resized = new Mat();

  /** The part of {@link #resized} that is used. */
  private Mat used = new Mat();

  private @Nullable Paste laidOut;

  /**
   * @param interpolation one of {@code Imgproc.INTER_*}
   */
  OpenCvResizer(int interpolation) {
    this.interpolation = interpolation;
  }

  @Override
  public Mat resize(Mat source, Paste where) {
    if (!where.equals(laidOut)) {
      layOut(where);
    }
    Size size = new Size(where.resizedWidth(), where.resizedHeight());
    Imgproc.resize(source, resized, size, 0, 0, interpolation);
    return used;
  }

  private void layOut(Paste where) {
    // Not until all is in place: a failure in between must not leave half of it in force.
    laidOut = null;
    used.release();
    resized.create(where.resizedHeight(), where.resizedWidth(), CvType.CV_8UC3);
    used = resized.submat(new Rect(where.cropX(), where.cropY(), where.width(), where.height()));
    laidOut = where;
  }

  @Override
  public void close() {
    used.release();
    resized.release();
  }
}
