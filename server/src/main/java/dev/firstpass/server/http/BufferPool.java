package dev.firstpass.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Direct buffers that are used again, so that decoders read a body in place. Bounded in number and
 * in size of each; larger bodies get a heap buffer of their own. Thread-safe.
 */
final class BufferPool {
  /** A buffer that holds nothing and is never pooled. */
  static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private static final int MAX_BUFFERS = 32;
  private static final int MAX_POOLED_BYTES = 8 << 20;
  private static final int SMALLEST = 256 << 10;

  private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();

  /** Returns an empty buffer with room for at least {@code bytes}. */
  ByteBuffer take(int bytes) {
    if (bytes > MAX_POOLED_BYTES) {
      return ByteBuffer.allocate(bytes);
    }
    ByteBuffer buffer = idle.pollFirst();
    if (buffer != null) {
      idleCount.decrementAndGet();
      if (buffer.capacity() >= bytes) {
        return buffer.clear();
      }
    }
    return ByteBuffer.allocateDirect(
        Math.max(SMALLEST, Integer.highestOneBit(Math.max(bytes - 1, 1)) << 1));
  }

  /** Returns a buffer with the same content and room for {@code more} bytes behind it. */
  ByteBuffer grow(ByteBuffer buffer, int more) {
    if (buffer.remaining() >= more) {
      return buffer;
    }
    int wanted = Math.addExact(buffer.position(), more);
    ByteBuffer larger =
        take(Math.max(wanted, (int) Math.min(buffer.capacity() * 2L, Integer.MAX_VALUE - 8)));
    larger.put(buffer.flip());
    give(buffer);
    return larger;
  }

  /** Takes a buffer back. */
  void give(ByteBuffer buffer) {
    if (buffer.isDirect() && idleCount.incrementAndGet() <= MAX_BUFFERS) {
      idle.addFirst(buffer);
    } else if (buffer.isDirect()) {
      idleCount.decrementAndGet();
    }
  }
}
