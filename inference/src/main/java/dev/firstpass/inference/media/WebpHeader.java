package dev.firstpass.inference.media;

import java.nio.ByteBuffer;

/**
 * Size, orientation and kind of a WebP (RFC 9649).
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param orientation EXIF's, in [1, 8]
 * @param animated whether it holds frames instead of a picture
 */
record WebpHeader(int width, int height, int orientation, boolean animated) {
  static final int FIRST_CHUNK = 12;
  private static final int ANIMATION_FLAG = 0x02;
  private static final int SIZE_BITS = 0x3FFF;
  private static final String EXIF_PREFIX = "Exif\0\0";

  /** Reads the header; throws {@link IndexOutOfBoundsException} when the bytes end early. */
  static WebpHeader read(ByteBuffer bytes) {
    Chunks.Chunk first =
        Chunks.riff(bytes, FIRST_CHUNK)
            .next()
            .orElseThrow(() -> Refusal.unreadable(ImageFormat.WEBP, "it has no content"));
    ByteBuffer content = first.content();
    return switch (first.name()) {
      case "VP8 " ->
          new WebpHeader(
              content.getShort(6) & SIZE_BITS, content.getShort(8) & SIZE_BITS, 1, false);
      case "VP8L" -> {
        int sizes = content.getInt(1);
        yield new WebpHeader((sizes & SIZE_BITS) + 1, (sizes >>> 14 & SIZE_BITS) + 1, 1, false);
      }
      case "VP8X" ->
          new WebpHeader(
              triple(content, 4) + 1,
              triple(content, 7) + 1,
              orientation(bytes),
              (content.get(0) & ANIMATION_FLAG) != 0);
      default -> throw Refusal.unreadable(ImageFormat.WEBP, "it does not begin with its header");
    };
  }

  /** Returns an unsigned little-endian number of three bytes. */
  static int triple(ByteBuffer bytes, int at) {
    return (bytes.getShort(at) & 0xFFFF) | (bytes.get(at + 2) & 0xFF) << 16;
  }

  private static int orientation(ByteBuffer bytes) {
    return Chunks.riff(bytes, FIRST_CHUNK)
        .find("EXIF")
        .map(WebpHeader::withoutPrefix)
        .map(TiffTags::orientation)
        .orElse(1);
  }

  /** Some writers put JPEG's marker before the structure, against the specification. */
  private static ByteBuffer withoutPrefix(ByteBuffer exif) {
    return ImageFormat.begins(exif, 0, EXIF_PREFIX)
        ? exif.slice(EXIF_PREFIX.length(), exif.limit() - EXIF_PREFIX.length())
        : exif;
  }
}
