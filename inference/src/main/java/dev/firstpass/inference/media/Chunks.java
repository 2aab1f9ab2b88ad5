package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The named chunks that PNG and RIFF files (WebP) are made of.
 *
 * <p>A damaged chunk ends the list; what came before it is found. Confined to one thread.
 */
final class Chunks {
  private final ByteBuffer bytes;
  private final int nameOffset;
  private final int lengthOffset;
  private final int trailer;
  private final boolean even;
  private int at;

  private Chunks(
      ByteBuffer bytes, int start, int nameOffset, int lengthOffset, int trailer, boolean even) {
    this.bytes = bytes;
    this.at = start;
    this.nameOffset = nameOffset;
    this.lengthOffset = lengthOffset;
    this.trailer = trailer;
    this.even = even;
  }

  /** Returns the chunks of a PNG: length, name, content, checksum. */
  static Chunks png(ByteBuffer bytes) {
    return new Chunks(bytes.duplicate().order(ByteOrder.BIG_ENDIAN), 8, 4, 0, 4, false);
  }

  /** Returns the chunks of a RIFF structure from {@code start}: name, length, content to even. */
  static Chunks riff(ByteBuffer bytes, int start) {
    return new Chunks(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), start, 0, 4, 0, true);
  }

  /** Returns the content of the next chunk of this name, cut where the bytes end; or empty. */
  Optional<ByteBuffer> find(String name) {
    for (Optional<Chunk> next = next(); next.isPresent(); next = next()) {
      if (next.get().name().equals(name)) {
        return Optional.of(next.get().content());
      }
    }
    return Optional.empty();
  }

  /** Returns the next chunk, or empty at the end. */
  Optional<Chunk> next() {
    if (at < 0 || at + 8 > bytes.limit()) {
      return Optional.empty();
    }
    byte[] name = new byte[4];
    bytes.get(at + nameOffset, name);
    long length = Integer.toUnsignedLong(bytes.getInt(at + lengthOffset));
    int start = at + 8;
    int available = (int) Math.min(length, bytes.limit() - start);
    ByteBuffer content = bytes.slice(start, available).order(bytes.order());
    long following = start + length + trailer + (even ? length & 1 : 0);
    at = following > bytes.limit() ? -1 : (int) following;
    return Optional.of(new Chunk(new String(name, StandardCharsets.ISO_8859_1), content));
  }

  /**
   * One chunk.
   *
   * @param name four letters
   * @param content without name, length and checksum, in the file's byte order
   */
  record Chunk(String name, ByteBuffer content) {}
}
