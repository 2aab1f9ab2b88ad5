package dev.firstpass.inference.media.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Tells from its bytes whether a file was cut off, where FFmpeg does not: Ogg, whose last page is
 * marked as the last (RFC 3533), and WAV and AIFF, which say how long they are.
 */
final class Ending {
  private static final int PAGE_HEADER = 27;
  private static final int LONGEST_PAGE = PAGE_HEADER + 255 + 255 * 255;
  private static final int PAGE_FLAGS = 5;
  private static final int LAST_PAGE = 4;
  private static final int PAGE_SEGMENTS = 26;
  private static final int CHUNK_HEADER = 8;

  /** Writers that do not know the length leave a number like this, or one close to it. */
  private static final long UNKNOWN = 0xFFFF_0000L;

  private Ending() {}

  /**
   * Returns whether the file ends before its end.
   *
   * @param content from its position to its limit, neither of which changes
   */
  static boolean isMissing(ByteBuffer content) {
    ByteBuffer bytes = content.slice();
    if (bytes.limit() < PAGE_HEADER) {
      return false;
    }
    byte[] magic = new byte[4];
    bytes.get(0, magic);
    return switch (new String(magic, StandardCharsets.ISO_8859_1)) {
      case "OggS" -> !endsWithLastPage(bytes);
      case "RIFF" -> isShort(bytes.order(ByteOrder.LITTLE_ENDIAN));
      case "FORM" -> isShort(bytes.order(ByteOrder.BIG_ENDIAN));
      default -> false;
    };
  }

  private static boolean isShort(ByteBuffer bytes) {
    long declared = CHUNK_HEADER + Integer.toUnsignedLong(bytes.getInt(4));
    // Some writers count the last byte, which makes the length even, without writing it.
    return declared > bytes.limit() + 1L && declared < UNKNOWN;
  }

  private static boolean endsWithLastPage(ByteBuffer bytes) {
    int pattern = bytes.getInt(0);
    int first = Math.max(0, bytes.limit() - LONGEST_PAGE);
    for (int at = bytes.limit() - PAGE_HEADER; at >= first; at--) {
      if (bytes.getInt(at) == pattern && endsWithPage(bytes, at)) {
        return (bytes.get(at + PAGE_FLAGS) & LAST_PAGE) != 0;
      }
    }
    return false;
  }

  private static boolean endsWithPage(ByteBuffer bytes, int at) {
    int segments = bytes.get(at + PAGE_SEGMENTS) & 0xFF;
    int end = at + PAGE_HEADER + segments;
    for (int i = at + PAGE_HEADER; i < at + PAGE_HEADER + segments && i < bytes.limit(); i++) {
      end += bytes.get(i) & 0xFF;
    }
    return end == bytes.limit();
  }
}
