package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/** Lets the JDK's decoders read a buffer in place. Confined to one thread. */
final class ByteBufferImageInput extends ImageInputStreamImpl {
  private final ByteBuffer bytes;

  /**
   * @param content from its position to its limit, neither of which changes
   */
  ByteBufferImageInput(ByteBuffer content) {
    bytes = content.slice();
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos >= bytes.limit() ? -1 : bytes.get((int) streamPos++) & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.limit()) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.limit() - streamPos);
    bytes.get((int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.limit();
  }
}
