package dev.firstpass.inference.media;

import java.nio.ByteBuffer;

/**
 * The markers of a JPEG up to its first scan (ITU-T T.81, annex B), found as libjpeg finds them:
 * stray bytes between segments and fill bytes are skipped.
 *
 * <p>Confined to one thread.
 */
final class JpegHeader {
  private static final int FRAME_FIRST = 0xC0;
  private static final int FRAME_LAST = 0xCF;
  private static final int HUFFMAN_TABLE = 0xC4;
  private static final int JPEG_EXTENSION = 0xC8;
  private static final int ARITHMETIC_TABLE = 0xCC;
  private static final int FRAME_BASELINE = 0xC0;
  private static final int FRAME_EXTENDED = 0xC1;
  private static final int FRAME_PROGRESSIVE = 0xC2;
  private static final int FRAME_ARITHMETIC = 0xC9;
  private static final int FRAME_ARITHMETIC_PROGRESSIVE = 0xCA;
  private static final int RESTART_FIRST = 0xD0;
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final String EXIF = "Exif\0\0";

  private final ByteBuffer bytes;
  private int frameMarker;
  private int width;
  private int height;
  private int components;
  private int orientation;
  private int firstScan;

  private JpegHeader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads up to the first scan; throws {@link IndexOutOfBoundsException} when the bytes end before.
   */
  static JpegHeader read(ByteBuffer bytes) {
    var header = new JpegHeader(bytes);
    header.readSegments();
    return header;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns EXIF's orientation in [1, 8] of the first segment that is EXIF. */
  int orientation() {
    return orientation == 0 ? 1 : orientation;
  }

  /** Returns whether it is CMYK, which TurboJPEG does not convert. */
  boolean cmyk() {
    return components == 4;
  }

  /**
   * Returns how often a decoder goes over the whole picture: the number of scans when they are many
   * (progressive, or one per component), else 1.
   */
  int passes() {
    boolean progressive =
        frameMarker == FRAME_PROGRESSIVE || frameMarker == FRAME_ARITHMETIC_PROGRESSIVE;
    if (!progressive && bytes.get(firstScan + 2) == components) {
      return 1;
    }
    int scans = 1;
    for (int i = firstScan; i + 1 < bytes.limit(); i++) {
      if (bytes.get(i) == (byte) 0xFF && bytes.get(i + 1) == (byte) START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }

  private void readSegments() {
    int at = 2;
    while (true) {
      while (unsigned(at) != 0xFF) {
        at++;
      }
      while (unsigned(at) == 0xFF) {
        at++;
      }
      int marker = unsigned(at++);
      if (marker == START_OF_SCAN) {
        firstScan = at;
        requireFrame();
        return;
      }
      if (marker == END_OF_IMAGE) {
        throw Refusal.unreadable(ImageFormat.JPEG, "it ends before its picture");
      }
      if (hasContent(marker)) {
        int length = bytes.getShort(at) & 0xFFFF;
        readSegment(marker, at + 2, Math.max(0, length - 2));
        at += Math.max(2, length);
      }
    }
  }

  private static boolean hasContent(int marker) {
    return marker > 1 && (marker < RESTART_FIRST || marker > START_OF_IMAGE);
  }

  private void readSegment(int marker, int at, int length) {
    if (marker == APP1 && orientation == 0) {
      readExif(at, length);
    } else if (isFrame(marker) && frameMarker == 0) {
      frameMarker = marker;
      readFrame(marker, at);
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= FRAME_FIRST
        && marker <= FRAME_LAST
        && marker != HUFFMAN_TABLE
        && marker != JPEG_EXTENSION
        && marker != ARITHMETIC_TABLE;
  }

  private void readExif(int at, int length) {
    if (length > EXIF.length() && ImageFormat.begins(bytes, at, EXIF)) {
      int start = at + EXIF.length();
      int end = Math.min(bytes.limit(), at + length);
      orientation = TiffTags.orientation(bytes.slice(start, end - start));
    }
  }

  private void readFrame(int marker, int at) {
    switch (marker) {
      case FRAME_BASELINE,
          FRAME_EXTENDED,
          FRAME_PROGRESSIVE,
          FRAME_ARITHMETIC,
          FRAME_ARITHMETIC_PROGRESSIVE -> {}
      default -> throw Refusal.unsupported(ImageFormat.JPEG, "lossless or hierarchical coding");
    }
    int precision = unsigned(at);
    if (precision != 8) {
      throw Refusal.unsupported(ImageFormat.JPEG, precision + "-bit samples");
    }
    height = bytes.getShort(at + 1) & 0xFFFF;
    width = bytes.getShort(at + 3) & 0xFFFF;
    components = unsigned(at + 5);
  }

  private void requireFrame() {
    if (frameMarker == 0) {
      throw Refusal.unreadable(ImageFormat.JPEG, "it does not say its size");
    }
    if (height == 0) {
      throw Refusal.unsupported(ImageFormat.JPEG, "a height that is given after the picture");
    }
  }

  private int unsigned(int at) {
    return bytes.get(at) & 0xFF;
  }
}
