package dev.firstpass.bench.jmh;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The one picture of a benchmark. */
final class BenchmarkPicture {
  private BenchmarkPicture() {}

  /**
   * Returns a JPEG in a direct buffer.
   *
   * @param photos a folder of photographs, of which the first is used; empty to draw one
   */
  static ByteBuffer jpeg(PictureSize size, String photos) {
    try {
      PictureSource source =
          photos.isEmpty() ? PictureSource.drawn() : PictureSource.photos(Path.of(photos));
      byte[] bytes = source.jpegs(size, 1).get(0);
      return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
