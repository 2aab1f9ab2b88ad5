package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** OpenCV's own decoders (PNG, WebP, BMP, JPEG), and its loading. */
final class OpenCv {
  private OpenCv() {}

  /** Loads the native library once per process; its own threads would fight with the workers. */
  static void load() {
    nu.pattern.OpenCV.loadLocally();
    Core.setNumThreads(1);
  }

  /**
   * Decodes to 8-bit BGR as stored, without applying orientation: 16-bit samples lose their lower
   * byte, gray becomes three channels, alpha is dropped.
   *
   * @param content direct, from 0 to its limit
   * @param denominator 1, or 2, 4, 8 for a JPEG that is decoded to a fraction of its size
   * @return a Mat that the caller releases
   */
  static Mat decode(ImageFormat format, ByteBuffer content, int denominator) {
    Mat encoded = new Mat(1, content.limit(), CvType.CV_8UC1, content);
    try {
      Mat decoded = Imgcodecs.imdecode(encoded, flags(denominator));
      if (decoded.empty()) {
        throw Refusal.unreadable(format, "its content is damaged");
      }
      return decoded;
    } catch (CvException damaged) {
      throw Refusal.unreadable(format, "its content is damaged", damaged);
    } finally {
      encoded.release();
    }
  }

  private static int flags(int denominator) {
    int size =
        switch (denominator) {
          case 1 -> Imgcodecs.IMREAD_COLOR;
          case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
          case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
          default -> throw new IllegalArgumentException("not 1, 2, 4 or 8: " + denominator);
        };
    return size | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }
}
