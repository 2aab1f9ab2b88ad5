package dev.firstpass.tools.supervisely;

import java.io.IOException;

/**
 * What the header of a PNG says.
 *
 * @param width pixels
 * @param height pixels
 * @param depth bits of a sample
 * @param type of its colours: 0 grey, 2 red, green and blue, 3 a palette, 4 and 6 with opacity
 */
record PngHeader(int width, int height, int depth, int type) {
  static final int PALETTE = 3;

  /** Fails when it is no PNG or larger than a picture. */
  void check(int mostColumns, int mostRows) throws IOException {
    if (width < 1 || height < 1 || width > mostColumns || height > mostRows) {
      throw new IOException(
          "a mask of " + width + "x" + height + " pixels does not lie inside its picture");
    }
    boolean deep = depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    if (!deep || channels() == 0) {
      throw new IOException("a mask is a PNG of depth " + depth + " and colours " + type);
    }
  }

  /** Returns how many samples a pixel has; 0 when there is no such type. */
  int channels() {
    return switch (type) {
      case 0, PALETTE -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 0;
    };
  }

  /** Returns whether the last sample of a pixel is its opacity. */
  boolean hasOpacity() {
    return type > PALETTE;
  }

  /** Returns how many bytes a row has. */
  int rowBytes() {
    return (int) (((long) width * channels() * depth + 7) / 8);
  }

  /** Returns how many bytes a pixel has, at least one. */
  int pixelBytes() {
    return Math.max(1, channels() * depth / 8);
  }
}
