package dev.firstpass.core.item;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One thing to label: an image or a recording, as its encoded bytes.
 *
 * @param id what the caller calls it; echoed in the answer, never used as a path; at most 1024
 *     characters
 * @param content the encoded bytes between position and limit. A direct buffer is read in place
 *     without a copy. The caller owns it and must leave it alone until the item is drafted
 */
public record Item(String id, ByteBuffer content) {
  /** The longest id, in characters. */
  public static final int MAX_ID_LENGTH = 1024;

  public Item {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(content, "content");
    if (id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException("id longer than " + MAX_ID_LENGTH + ": " + id.length());
    }
  }

  /** Returns an item over an array, which is not copied. */
  public static Item of(String id, byte[] content) {
    return new Item(id, ByteBuffer.wrap(content));
  }
}
