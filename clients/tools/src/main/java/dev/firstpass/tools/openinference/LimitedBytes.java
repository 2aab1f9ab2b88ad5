package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Collects an answer up to a number of bytes. Not thread-safe. */
final class LimitedBytes extends ByteArrayOutputStream {
  private final long max;

  /**
   * @param max the most bytes that it takes
   */
  LimitedBytes(long max) {
    super(4096);
    this.max = max;
  }

  @Override
  public synchronized void write(int one) {
    check(1);
    super.write(one);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    Objects.requireNonNull(bytes, "bytes");
    check(length);
    super.write(bytes, offset, length);
  }

  /** Writes what is between position and limit. */
  void write(ByteBuffer bytes) {
    check(bytes.remaining());
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    super.write(copy, 0, copy.length);
  }

  /**
   * Makes sure that more fits.
   *
   * @throws DraftingException with {@link ErrorCode#REQUEST_TOO_LARGE} when it does not
   */
  private void check(int more) {
    if ((long) size() + more > max) {
      throw new DraftingException(
          ErrorCode.REQUEST_TOO_LARGE,
          "the answer would be larger than the limit of "
              + max
              + " bytes (--max-body); ask for fewer outputs, with 'binary_data': true, or send less"
              + " at once");
    }
  }
}
