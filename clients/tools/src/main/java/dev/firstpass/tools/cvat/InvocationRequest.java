package dev.firstpass.tools.cvat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What CVAT sends with an invocation.
 *
 * @param image the frame's encoded bytes
 * @param fields everything else, plain data by name, without nulls
 */
record InvocationRequest(Item image, Map<String, Object> fields) {
  private static final String IMAGE = "image";
  private static final String ITEM = "frame";

  /**
   * Reads a body. The image is decoded where it stands: its bytes overwrite their own text, so that
   * a frame of many megabytes is neither copied nor held twice.
   *
   * @param body JSON, overwritten; the image lives as long as it
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when something is missing
   */
  static InvocationRequest read(ByteBuffer body) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Optional<ByteBuffer> image = Optional.empty();
    try (JsonParser parser = PlainJson.factory().createParser(new BufferInput(body.duplicate()))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("the body must be a JSON object with the field 'image'", null);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        if (name.equals(IMAGE)) {
          image = Optional.of(decoded(parser, body));
        } else {
          Object value = PlainJson.read(parser);
          if (value != null) {
            fields.put(name, value);
          }
        }
      }
    } catch (IOException e) {
      throw invalid("the body is not JSON", e);
    }
    return new InvocationRequest(
        new Item(
            ITEM,
            image.orElseThrow(
                () -> invalid("the body has no 'image': the frame's bytes as base64", null))),
        fields);
  }

  /** What was read of the body is always longer than what was decoded of it. */
  private static ByteBuffer decoded(JsonParser parser, ByteBuffer body) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw invalid("'image' must be a text: the frame's bytes as base64", null);
    }
    ByteBuffer target = body.duplicate();
    try {
      parser.readBinaryValue(new BufferOutput(target));
    } catch (IOException | IllegalArgumentException e) {
      throw invalid("'image' is not base64", e);
    }
    return target.limit(target.position()).position(body.position()).slice();
  }

  private static DraftingException invalid(String message, @Nullable Throwable cause) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message, cause);
  }
}
