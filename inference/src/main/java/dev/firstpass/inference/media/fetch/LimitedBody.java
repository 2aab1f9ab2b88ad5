package dev.firstpass.inference.media.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads a body as far as a limit allows. */
final class LimitedBody {
  private static final int CHUNK = 64 * 1024;

  private LimitedBody() {}

  /**
   * Reads all of a body.
   *
   * @param declared its length as the other side declares it; negative when it does not
   * @param limit the most bytes, below 2 GiB
   * @return the bytes between position and limit; empty when there are more than the limit
   * @throws IOException when the body breaks off
   */
  static Optional<ByteBuffer> read(InputStream in, long declared, long limit) throws IOException {
    byte[] bytes = new byte[(int) Math.min(Math.max(declared, CHUNK), limit + 1)];
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size + CHUNK, Integer.MAX_VALUE - 8));
        bytes[size++] = (byte) next;
      }
      int count = in.read(bytes, size, Math.min(CHUNK, bytes.length - size));
      if (count < 0) {
        break;
      }
      size += count;
      if (size > limit) {
        return Optional.empty();
      }
    }
    if (size < declared) {
      throw new IOException("it broke off after " + size + " of " + declared + " bytes");
    }
    return Optional.of(ByteBuffer.wrap(bytes, 0, size));
  }
}
