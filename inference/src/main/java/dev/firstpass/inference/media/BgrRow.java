package dev.firstpass.inference.media;

import org.opencv.core.Mat;

/** One row of pixels on its way into a BGR Mat. Confined to one thread. */
final class BgrRow {
  private final byte[] bytes;

  BgrRow(int width) {
    bytes = new byte[3 * width];
  }

  /**
   * @param rgb 0xRRGGBB; higher bits are ignored
   */
  void set(int x, int rgb) {
    set(x, rgb >> 16, rgb >> 8, rgb);
  }

  /** Sets a pixel; only the lowest 8 bits of each colour count. */
  void set(int x, int red, int green, int blue) {
    bytes[3 * x] = (byte) blue;
    bytes[3 * x + 1] = (byte) green;
    bytes[3 * x + 2] = (byte) red;
  }

  void fill(int rgb) {
    for (int x = 0; x < bytes.length / 3; x++) {
      set(x, rgb);
    }
  }

  void writeTo(Mat picture, int y) {
    picture.put(y, 0, bytes);
  }
}
