package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Reads {@code data:} addresses, which carry their bytes themselves (RFC 2397, base64 only). */
final class DataUri {
  static final String SCHEME = "data:";

  private static final String BASE64 = ";base64";

  private DataUri() {}

  /**
   * Returns the bytes.
   *
   * @throws DraftingException with {@code invalid-request} when it is not base64
   */
  static ByteBuffer bytes(String address) {
    int comma = address.indexOf(',');
    if (comma < 0 || !address.substring(0, comma).endsWith(BASE64)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "a data: address must be data:TYPE;base64,BYTES");
    }
    try {
      return ByteBuffer.wrap(Base64.getMimeDecoder().decode(address.substring(comma + 1)));
    } catch (IllegalArgumentException e) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "the data: address is not base64: " + e.getMessage(), e);
    }
  }
}
