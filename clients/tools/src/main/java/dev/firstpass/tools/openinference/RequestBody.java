package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * A body cut into its JSON and the bytes behind it, as the binary tensor extension says.
 *
 * @param json UTF-8, between position and limit of a heap buffer
 * @param binary what follows, little-endian, lent as long as the body; empty when nothing does
 * @param raw whether there is no JSON at all: the whole body is one item
 */
record RequestBody(ByteBuffer json, ByteBuffer binary, boolean raw) {
  /** Says how many bytes of the body are JSON. */
  static final String HEADER = "Inference-Header-Content-Length";

  /** Ten digits are enough for any body. */
  private static final String LENGTH = "\\d{1,10}";

  /**
   * Cuts a body.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when its header contradicts
   *     it; with {@link ErrorCode#UNSUPPORTED_MEDIA} when it is compressed
   */
  static RequestBody of(ToolCall call) {
    refuseCompressed(call.headers());
    ByteBuffer body = call.body().duplicate();
    String header = call.headers().getOrDefault("inference-header-content-length", "");
    int length = header.isEmpty() ? body.remaining() : length(header, body.remaining());
    byte[] json = new byte[length];
    body.get(json);
    return new RequestBody(
        ByteBuffer.wrap(json),
        body.slice().order(ByteOrder.LITTLE_ENDIAN),
        !header.isEmpty() && length == 0);
  }

  private static int length(String header, int bytes) {
    if (!header.matches(LENGTH) || Long.parseLong(header) > bytes) {
      throw InvalidRequest.because(
          HEADER
              + " must be the length of the JSON part in bytes, from 0 to the body's "
              + bytes
              + ", not '"
              + InvalidRequest.shown(header)
              + "'");
    }
    return Integer.parseInt(header);
  }

  private static void refuseCompressed(Map<String, String> headers) {
    String encoding = headers.getOrDefault("content-encoding", "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw new DraftingException(
          ErrorCode.UNSUPPORTED_MEDIA,
          "the body has the encoding '"
              + InvalidRequest.shown(encoding)
              + "'; send it as it is, pictures and recordings are compressed already");
    }
  }
}
