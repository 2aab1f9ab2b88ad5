package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first directory of a TIFF structure, which is also what EXIF is: numbers by tag. Reads in
 * place; out of bounds is an {@link IndexOutOfBoundsException}. (TIFF 6.0, section 2.)
 */
final class TiffTags {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int STRIP_BYTES = 279;
  static final int PREDICTOR = 317;
  static final int COLOUR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_BYTES = 325;
  static final int SAMPLE_FORMAT = 339;

  private static final int ENTRY_BYTES = 12;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final ByteBuffer bytes;
  private final int entries;
  private final int first;

  /**
   * @param structure from the byte order mark on; the buffer is not changed
   */
  TiffTags(ByteBuffer structure) {
    bytes = structure.slice();
    bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = bytes.getInt(4);
    entries = Short.toUnsignedInt(bytes.getShort(directory));
    first = directory + 2;
  }

  /**
   * Returns the orientation that an EXIF structure names; 1 when it names none, or is damaged: a
   * picture is not refused for its metadata.
   */
  static int orientation(ByteBuffer exif) {
    try {
      return new TiffTags(exif).orientation();
    } catch (IndexOutOfBoundsException damaged) {
      return 1;
    }
  }

  /** Returns the orientation in [1, 8]; 1 when none is named. */
  int orientation() {
    long value = number(ORIENTATION, 1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /** Returns the first value of a tag, or {@code otherwise} when it is not there. */
  long number(int tag, long otherwise) {
    return number(tag, 0, otherwise);
  }

  /** Returns the value of a tag at {@code index}, or {@code otherwise} when it has fewer. */
  long number(int tag, long index, long otherwise) {
    int entry = find(tag);
    return entry < 0 || count(entry) <= index ? otherwise : value(entry, index);
  }

  /** Returns the largest value of a tag, or {@code otherwise} when it is not there. */
  long largest(int tag, long otherwise) {
    int entry = find(tag);
    if (entry < 0) {
      return otherwise;
    }
    long largest = otherwise;
    for (long i = 0; i < count(entry); i++) {
      largest = Math.max(largest, value(entry, i));
    }
    return largest;
  }

  /** Overwrites the first value of a tag of type SHORT in a copy of this structure. */
  void putShort(ByteBuffer copy, int tag, short value) {
    copy.order(bytes.order()).putShort(find(tag) + 8, value);
  }

  private int find(int tag) {
    for (int i = 0; i < entries; i++) {
      int entry = first + i * ENTRY_BYTES;
      if (Short.toUnsignedInt(bytes.getShort(entry)) == tag) {
        return entry;
      }
    }
    return -1;
  }

  private long count(int entry) {
    return Integer.toUnsignedLong(bytes.getInt(entry + 4));
  }

  private long value(int entry, long index) {
    int type = Short.toUnsignedInt(bytes.getShort(entry + 2));
    int size = type == LONG ? 4 : type == SHORT ? 2 : 1;
    long start =
        count(entry) * size <= 4 ? entry + 8 : Integer.toUnsignedLong(bytes.getInt(entry + 8));
    long at = start + index * size;
    if (at > bytes.limit()) {
      throw new IndexOutOfBoundsException("value outside the file");
    }
    return switch (type) {
      case LONG -> Integer.toUnsignedLong(bytes.getInt((int) at));
      case SHORT -> Short.toUnsignedLong(bytes.getShort((int) at));
      case BYTE -> Byte.toUnsignedLong(bytes.get((int) at));
      default -> 0;
    };
  }
}
