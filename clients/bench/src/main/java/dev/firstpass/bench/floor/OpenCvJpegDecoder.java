package dev.firstpass.bench.floor;

import java.nio.ByteBuffer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * OpenCV's copy of libjpeg-turbo, which org.openpnp builds without SIMD. Confined to one thread.
 */
final class OpenCvJpegDecoder implements JpegDecoder {
  private Mat pixels = new Mat();

  @Override
  public Mat decode(ByteBuffer jpeg, int denominator) {
    pixels.release();
    Mat encoded = new Mat(1, jpeg.limit(), CvType.CV_8UC1, jpeg);
    pixels = Imgcodecs.imdecode(encoded, size(denominator) | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
    encoded.release();
    if (pixels.empty()) {
      throw new IllegalArgumentException("OpenCV cannot decode the JPEG");
    }
    return pixels;
  }

  private static int size(int denominator) {
    return switch (denominator) {
      case 1 -> Imgcodecs.IMREAD_COLOR;
      case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
      case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
      case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
      default -> throw new IllegalArgumentException("not 1, 2, 4 or 8: " + denominator);
    };
  }

  @Override
  public void close() {
    pixels.release();
  }
}
