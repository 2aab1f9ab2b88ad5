package dev.firstpass.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class BufferPoolTest {
  private final BufferPool pool = new BufferPool();

  @Test
  void take_afterGive_isTheSameBufferEmptied() {
    ByteBuffer first = pool.take(1000).put(new byte[10]);
    pool.give(first);

    ByteBuffer second = pool.take(20);

    assertSame(first, second);
    assertEquals(0, second.position());
    assertEquals(second.capacity(), second.limit());
  }

  @Test
  void take_veryLarge_isNotPooled() {
    ByteBuffer large = pool.take(9 << 20);
    pool.give(large);

    assertFalse(large.isDirect());
    assertNotSame(large, pool.take(9 << 20));
  }

  @Test
  void grow_fullBuffer_keepsItsContent() {
    ByteBuffer buffer = pool.take(1);
    byte[] content = new byte[buffer.capacity()];
    content[content.length - 1] = 42;
    buffer.put(content);

    ByteBuffer grown = pool.grow(buffer, 5);

    assertTrue(grown.remaining() >= 5);
    assertEquals(content.length, grown.position());
    assertEquals(42, grown.get(content.length - 1));
  }
}
