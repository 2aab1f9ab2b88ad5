package dev.firstpass.tools.cvat;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a buffer from its position to its limit. Not thread-safe. */
final class BufferInput extends InputStream {
  private static final int BYTE = 0xff;

  private final ByteBuffer content;

  /**
   * @param content whose position moves
   */
  BufferInput(ByteBuffer content) {
    this.content = content;
  }

  @Override
  public int read() {
    return content.hasRemaining() ? content.get() & BYTE : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!content.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, content.remaining());
    content.get(target, offset, count);
    return count;
  }
}
