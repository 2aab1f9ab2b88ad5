package dev.firstpass.tools.cvat;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes into a buffer from its position on. Not thread-safe. */
final class BufferOutput extends OutputStream {
  private final ByteBuffer content;

  /**
   * @param content whose position moves
   */
  BufferOutput(ByteBuffer content) {
    this.content = content;
  }

  @Override
  public void write(int value) {
    content.put((byte) value);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    content.put(source, offset, length);
  }
}
