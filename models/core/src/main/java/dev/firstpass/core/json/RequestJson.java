package dev.firstpass.core.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Reads request bodies that must be one JSON object. */
public final class RequestJson {
  private RequestJson() {}

  /**
   * Returns the object as plain data.
   *
   * @param content from its position to its limit, neither of which changes
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is something else
   */
  public static Map<?, ?> object(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    try (JsonParser parser = PlainJson.factory().createParser(bytes)) {
      if (PlainJson.read(parser) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (IOException e) {
      throw new DraftingException(ErrorCode.INVALID_REQUEST, "the body is not JSON", e);
    }
    throw new DraftingException(ErrorCode.INVALID_REQUEST, "the body must be a JSON object");
  }
}
