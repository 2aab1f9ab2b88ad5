package dev.firstpass.bench.floor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import dev.firstpass.inference.media.JpegLibrary;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Mat;

final class JpegDecoderTest {
  private static final PictureSize SIZE = new PictureSize(201, 99);

  @ParameterizedTest
  @EnumSource(
      value = JpegLibrary.class,
      names = {"SYSTEM", "BUNDLED"})
  void decode_turboJpeg_givesThePixelsOfOpenCv(JpegLibrary library) {
    try (JpegDecoder expected = open(JpegLibrary.OPENCV);
        JpegDecoder actual = open(library)) {
      ByteBuffer jpeg = jpeg();
      assertArrayEquals(pixels(expected.decode(jpeg, 1)), pixels(actual.decode(jpeg, 1)));
    }
  }

  @ParameterizedTest
  @EnumSource(JpegLibrary.class)
  void decode_reduced_roundsSidesUp(JpegLibrary library) {
    try (JpegDecoder decoder = open(library)) {
      Mat pixels = decoder.decode(jpeg(), 4);
      assertEquals(51, pixels.cols());
      assertEquals(25, pixels.rows());
    }
  }

  @ParameterizedTest
  @EnumSource(JpegLibrary.class)
  void decode_noJpeg_isRefused(JpegLibrary library) {
    try (JpegDecoder decoder = open(library)) {
      ByteBuffer nonsense = ByteBuffer.allocateDirect(100);
      assertThrows(IllegalArgumentException.class, () -> decoder.decode(nonsense, 1));
    }
  }

  private static JpegDecoder open(JpegLibrary library) {
    Optional<JpegDecoder> decoder = JpegDecoder.open(library);
    assumeTrue(decoder.isPresent(), () -> "skipped: no JPEG library " + library + " here");
    return decoder.orElseThrow();
  }

  private static ByteBuffer jpeg() {
    byte[] bytes = PictureSource.drawn().jpegs(SIZE, 1).get(0);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static byte[] pixels(Mat picture) {
    byte[] bytes = new byte[3 * picture.cols() * picture.rows()];
    picture.get(0, 0, bytes);
    return bytes;
  }
}
