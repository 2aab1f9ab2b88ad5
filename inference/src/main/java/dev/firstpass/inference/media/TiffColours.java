package dev.firstpass.inference.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/**
 * How the samples of one pixel of a TIFF become an 8-bit colour: as {@code cv2.imread}, which cuts
 * 16-bit gray to its upper byte and leaves colours to libtiff, which rounds them and blends
 * unassociated alpha with black.
 */
interface TiffColours {
  /** Values of TIFF tags. */
  int PALETTE = 3;

  int JPEG = 7;

  /**
   * Converts one pixel.
   *
   * @param samples of a row
   * @param at the pixel's first sample
   * @param row gets the colour
   * @param x its column
   */
  void set(int[] samples, int at, BgrRow row, int x);

  /** Returns the conversion for pictures like this one, which has samples of 8 or 16 bits. */
  static TiffColours of(BufferedImage image, TiffTags tags) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return palette(palette, tags);
    }
    boolean wide = image.getSampleModel().getSampleSize(0) > Byte.SIZE;
    if (image.getRaster().getNumBands() < 3) {
      return gray(wide ? Byte.SIZE : 0);
    } else if (model.getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      // The JDK takes CMYK in a JPEG as Adobe writes it, inverted; inside a TIFF it is not.
      return cmyk(wide, tags.number(TiffTags.COMPRESSION, 1) == JPEG ? 255 : 0);
    }
    return model.hasAlpha() && !model.isAlphaPremultiplied() ? blended(wide) : plain(wide);
  }

  /** The JDK's palette has lost the half levels of TIFF's 16-bit entries. */
  private static TiffColours palette(IndexColorModel palette, TiffTags tags) {
    int entries = palette.getMapSize();
    int[] colours = new int[entries];
    palette.getRGBs(colours);
    for (int i = 0; i < entries && tags.number(TiffTags.PHOTOMETRIC, 1) == PALETTE; i++) {
      colours[i] = 0;
      for (int channel = 0; channel < 3; channel++) {
        long value = tags.number(TiffTags.COLOUR_MAP, (long) channel * entries + i, 0);
        colours[i] = colours[i] << Byte.SIZE | (int) (value >> Byte.SIZE);
      }
    }
    return (samples, at, row, x) -> row.set(x, colours[samples[at]]);
  }

  private static TiffColours gray(int shift) {
    return (samples, at, row, x) -> {
      int gray = samples[at] >> shift;
      row.set(x, gray, gray, gray);
    };
  }

  private static TiffColours plain(boolean wide) {
    return (samples, at, row, x) ->
        row.set(
            x,
            narrow(samples[at], wide),
            narrow(samples[at + 1], wide),
            narrow(samples[at + 2], wide));
  }

  private static TiffColours blended(boolean wide) {
    return (samples, at, row, x) -> {
      int alpha = narrow(samples[at + 3], wide);
      row.set(
          x,
          (narrow(samples[at], wide) * alpha + 127) / 255,
          (narrow(samples[at + 1], wide) * alpha + 127) / 255,
          (narrow(samples[at + 2], wide) * alpha + 127) / 255);
    };
  }

  private static TiffColours cmyk(boolean wide, int inversion) {
    return (samples, at, row, x) -> {
      int white = 255 - (narrow(samples[at + 3], wide) ^ inversion);
      row.set(
          x,
          white * (255 - (narrow(samples[at], wide) ^ inversion)) / 255,
          white * (255 - (narrow(samples[at + 1], wide) ^ inversion)) / 255,
          white * (255 - (narrow(samples[at + 2], wide) ^ inversion)) / 255);
    };
  }

  private static int narrow(int sample, boolean wide) {
    return wide ? (sample + 128) / 257 : sample;
  }
}
