package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Runs a decoder of the JDK and turns all its ways to fail into one. */
final class JdkDecoder {
  /** A picture may take this share of the heap while it is decoded. */
  private static final int HEAP_SHARE = 4;

  private JdkDecoder() {}

  /** What to do with an opened reader. */
  interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }

  /**
   * Opens the content with the JDK's reader for {@code format} and returns what {@code reading}
   * gives.
   *
   * @throws DraftingException UNREADABLE_MEDIA when the reader fails in whatever way
   */
  static <T> T read(ImageFormat format, ByteBuffer content, Reading<T> reading) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.label());
    ImageReader reader = readers.next();
    try (var input = new ByteBufferImageInput(content)) {
      reader.setInput(input, false, true);
      return reading.read(reader);
    } catch (DraftingException refused) {
      throw refused;
    } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
      // The JDK's readers meet damage with all of these; a length in the file may be absurd.
      throw Refusal.unreadable(format, "its content is damaged", damaged);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Refuses what would take too much of the heap, on which everybody lives.
   *
   * @throws DraftingException MEDIA_TOO_LARGE
   */
  static void requireHeap(ImageFormat format, long bytes) {
    long most = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    if (bytes > most) {
      throw Refusal.tooLarge(
          "decoding this %s picture takes %d bytes; the limit is %d: save it as JPEG or PNG"
              .formatted(format.label(), bytes, most));
    }
  }
}
