package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The logical screen of a GIF and where its first frame lies on it (GIF89a specification).
 *
 * @param width of the screen
 * @param height of the screen
 * @param background 0xRRGGBB, of what the frame does not cover
 * @param left column of the frame on the screen
 * @param top row of the frame on the screen
 * @param frameWidth of the first frame
 * @param frameHeight of the first frame
 */
record GifHeader(
    int width, int height, int background, int left, int top, int frameWidth, int frameHeight) {
  private static final int SCREEN_BYTES = 13;
  private static final int FRAME = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int GLOBAL_PALETTE = 0x80;

  /** Reads up to the first frame; throws {@link IndexOutOfBoundsException} when it ends early. */
  static GifHeader read(ByteBuffer content) {
    ByteBuffer bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int flags = bytes.get(10);
    boolean palette = (flags & GLOBAL_PALETTE) != 0;
    int colours = palette ? 2 << (flags & 7) : 0;
    int index = bytes.get(11) & 0xFF;
    int background = index < colours ? rgb(bytes, SCREEN_BYTES + 3 * index) : 0;
    int at = firstFrame(bytes, SCREEN_BYTES + 3 * colours);
    int frameWidth = unsigned(bytes, at + 5);
    int frameHeight = unsigned(bytes, at + 7);
    int width = unsigned(bytes, 6);
    int height = unsigned(bytes, 8);
    boolean noScreen = width == 0 || height == 0;
    return new GifHeader(
        noScreen ? frameWidth : width,
        noScreen ? frameHeight : height,
        background,
        unsigned(bytes, at + 1),
        unsigned(bytes, at + 3),
        frameWidth,
        frameHeight);
  }

  private static int firstFrame(ByteBuffer bytes, int start) {
    int at = start;
    while (bytes.get(at) == EXTENSION) {
      at += 2;
      while (bytes.get(at) != 0) {
        at += 1 + (bytes.get(at) & 0xFF);
      }
      at++;
    }
    if (bytes.get(at) != FRAME) {
      throw Refusal.unreadable(ImageFormat.GIF, "it has no frame");
    }
    return at;
  }

  private static int rgb(ByteBuffer bytes, int at) {
    return (bytes.get(at) & 0xFF) << 16
        | (bytes.get(at + 1) & 0xFF) << 8
        | (bytes.get(at + 2) & 0xFF);
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }
}
