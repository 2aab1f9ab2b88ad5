package dev.firstpass.bench.floor;

import dev.firstpass.inference.media.JpegLibrary;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.opencv.core.Mat;

/** A JPEG decoder used bare. Confined to one thread. */
public interface JpegDecoder extends AutoCloseable {
  /**
   * Decodes to 8-bit BGR as stored.
   *
   * @param jpeg direct, from 0 to its limit
   * @param denominator 1, 2, 4 or 8: which fraction of its sides the picture is decoded to
   * @return good until the next call; stays the decoder's
   * @throws IllegalArgumentException when the JPEG is not sound
   */
  Mat decode(ByteBuffer jpeg, int denominator);

  @Override
  void close();

  /** Opens a library's decoder; empty where this machine does not have the library. */
  static Optional<JpegDecoder> open(JpegLibrary library) {
    NativeOpenCv.load();
    return switch (library) {
      case SYSTEM -> TurboJpegDecoder.system().map(JpegDecoder.class::cast);
      case BUNDLED -> TurboJpegDecoder.bundled().map(JpegDecoder.class::cast);
      case OPENCV -> Optional.of(new OpenCvJpegDecoder());
    };
  }

  /** Returns the fastest library that this machine has. */
  static JpegLibrary fastest() {
    for (JpegLibrary library : JpegLibrary.preferred()) {
      Optional<JpegDecoder> decoder = open(library);
      if (decoder.isPresent()) {
        decoder.get().close();
        return library;
      }
    }
    throw new IllegalStateException("OpenCV decodes JPEG everywhere");
  }
}
