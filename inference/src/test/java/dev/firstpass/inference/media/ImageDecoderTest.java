package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageDecoderTest {
  private final ImageDecoder decoder = new ImageDecoder(MediaLimits.defaults());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void decode_exifOrientation_isThatOfImread(int orientation) {
    assertIsGolden("exif_" + orientation + ".jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gray.jpg",
        "cmyk.jpg",
        "progressive.jpg",
        "chroma444.jpg",
        "chroma422.jpg",
        "truncated.jpg",
        "gray16.png",
        "rgb16.png",
        "alpha.png",
        "palette.png",
        "bilevel.png",
        "rgb.bmp",
        "palette.bmp",
        "lossy.webp",
        "alpha.webp",
        "lossless.webp",
        "turned.webp",
        "animated.webp",
        "lzw.tif",
        "deflate.tif",
        "jpeg.tif",
        "cmyk.tif",
        "palette.tif",
        "fax.tif",
        "alpha.tif",
        "rgb16.tif",
        "gray16.tif",
        "pages.tif",
        "turned.tif",
        "first.gif"
      })
  void decode_format_isGolden(String name) {
    assertIsGolden(name);
  }

  @ParameterizedTest
  @EnumSource
  void decode_jpegLibrary_givesTheSamePixels(JpegLibrary library) {
    var other = new ImageDecoder(MediaLimits.defaults(), List.of(library));

    for (String name :
        List.of("exif_6.jpg", "gray.jpg", "progressive.jpg", "chroma422.jpg", "truncated.jpg")) {
      ByteBuffer content = Fixtures.bytes("pictures/" + name);
      assertArrayEquals(Fixtures.decode(decoder, content), Fixtures.decode(other, content), name);
    }
  }

  @Test
  void decode_afterLargerPicture_hasNothingOfIt() {
    ByteBuffer small = Fixtures.bytes("pictures/gray.jpg");
    byte[] before = Fixtures.decode(decoder, small);

    Fixtures.decode(decoder, Fixtures.bytes("tensors/photo.png"));
    Fixtures.decode(decoder, Fixtures.bytes("pictures/exif_5.jpg"));

    assertArrayEquals(before, Fixtures.decode(decoder, small));
  }

  @Test
  void decode_contentInsideLargerBuffer_readsFromPositionToLimit() {
    ByteBuffer picture = Fixtures.bytes("pictures/exif_6.jpg");
    ByteBuffer larger = ByteBuffer.allocateDirect(picture.remaining() + 20);
    larger.position(7).put(picture.duplicate());
    larger.limit(larger.position()).position(7);

    byte[] pixels = Fixtures.decode(decoder, larger);

    assertArrayEquals(Fixtures.decode(decoder, picture), pixels);
    assertEquals(7, larger.position());
  }

  @Test
  void decode_headerOnly_isUnreadable() {
    ByteBuffer whole = Fixtures.bytes("tensors/photo.png");

    var refusal =
        assertThrows(DraftingException.class, () -> Fixtures.decode(decoder, whole.slice(0, 40)));

    assertEquals(ErrorCode.UNREADABLE_MEDIA, refusal.code());
  }

  @Test
  void header_tiffWithTileLargerThanLimit_isTooLarge() {
    var strict = new ImageDecoder(new MediaLimits(1_000, 100, 1_000_000));

    var refusal =
        assertThrows(
            DraftingException.class, () -> strict.header(Fixtures.bytes("pictures/lzw.tif")));

    assertEquals(ErrorCode.MEDIA_TOO_LARGE, refusal.code());
    assertTrue(refusal.detail().contains("50x34"), refusal.detail());
  }

  private void assertIsGolden(String name) {
    byte[] expected = Fixtures.bgr("pictures/" + name + ".png");
    ByteBuffer content = Fixtures.bytes("pictures/" + name);

    assertArrayEquals(expected, Fixtures.decode(decoder, content));
    assertArrayEquals(expected, Fixtures.decode(decoder, Fixtures.direct(content)));
    assertEquals(0, content.position());
  }
}
