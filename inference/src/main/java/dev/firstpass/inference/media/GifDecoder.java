package dev.firstpass.inference.media;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import org.opencv.core.Mat;

/**
 * Decodes the first frame of a GIF on its logical screen. Transparent pixels keep the colour that
 * the palette gives them, as elsewhere alpha is dropped.
 */
final class GifDecoder {
  private final ImageHeader header;

  GifDecoder(ImageHeader header) {
    this.header = header;
  }

  /** Returns the screen as BGR; it belongs to {@code scratch}. */
  Mat decode(ByteBuffer content, DecodeScratch scratch) {
    GifHeader gif = GifHeader.read(content.slice());
    JdkDecoder.requireHeap(ImageFormat.GIF, 2L * gif.frameWidth() * gif.frameHeight());
    BufferedImage frame = JdkDecoder.read(ImageFormat.GIF, content, reader -> reader.read(0));
    Mat screen = scratch.pixels(header.width(), header.height());
    paint(frame, gif, screen);
    return screen;
  }

  private static void paint(BufferedImage frame, GifHeader gif, Mat screen) {
    int from = Math.min(gif.left(), gif.width());
    int to = Math.min(gif.left() + frame.getWidth(), gif.width());
    Raster indices = frame.getRaster();
    BgrRow row = new BgrRow(gif.width());
    for (int y = 0; y < gif.height(); y++) {
      row.fill(gif.background());
      int line = y - gif.top();
      if (line >= 0 && line < frame.getHeight()) {
        for (int x = from; x < to; x++) {
          row.set(x, frame.getColorModel().getRGB(indices.getSample(x - gif.left(), line, 0)));
        }
      }
      row.writeTo(screen, y);
    }
  }
}
