package dev.firstpass.inference.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.opencv.core.Mat;

/** The files of src/test/resources beside these tests; their README says who made them. */
final class Fixtures {
  private Fixtures() {}

  /** Returns a file's bytes in a heap buffer. */
  static ByteBuffer bytes(String name) {
    try (InputStream file = Fixtures.class.getResourceAsStream(name)) {
      return ByteBuffer.wrap(Objects.requireNonNull(file, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pixels of a PNG as B, G, R, row by row, read by the JDK. */
  static byte[] bgr(String name) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(name).array()));
      var pixels = ByteBuffer.allocate(3 * image.getWidth() * image.getHeight());
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int rgb = image.getRGB(x, y);
          pixels.put((byte) rgb).put((byte) (rgb >> 8)).put((byte) (rgb >> 16));
        }
      }
      return pixels.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns little-endian float32 values. */
  static float[] floats(String name) {
    ByteBuffer bytes = bytes(name).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** Returns the upright pixels that a decoder gives, as B, G, R, row by row. */
  static byte[] decode(ImageDecoder decoder, ByteBuffer content) {
    byte[][] pixels = new byte[1][];
    decoder.decode(content, decoder.header(content), 1, upright -> pixels[0] = copy(upright));
    return pixels[0];
  }

  static byte[] copy(Mat bgr) {
    byte[] pixels = new byte[3 * bgr.rows() * bgr.cols()];
    bgr.get(0, 0, pixels);
    return pixels;
  }

  /** Returns a direct copy. */
  static ByteBuffer direct(ByteBuffer content) {
    return ByteBuffer.allocateDirect(content.remaining()).put(content.duplicate()).flip();
  }
}
