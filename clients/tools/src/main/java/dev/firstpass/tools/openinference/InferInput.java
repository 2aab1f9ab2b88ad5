package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One input of a request, of which only the description was read.
 *
 * @param name as the client calls it
 * @param datatype of its elements
 * @param shape no size is less than 1
 * @param elements the product of the sizes
 * @param content where its elements are
 */
record InferInput(
    String name, Datatype datatype, TensorShape shape, long elements, Content content) {
  InferInput {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(datatype, "datatype");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(content, "content");
  }

  /** Where the elements of an input are. */
  sealed interface Content permits Json, Binary {}

  /**
   * Elements in JSON.
   *
   * @param text an array in UTF-8, between position and limit of a heap buffer
   */
  record Json(ByteBuffer text) implements Content {
    /**
     * Returns whether so many elements can be written in this text: each takes a byte, and a comma
     * or a bracket.
     */
    boolean mayHold(long elements) {
      return elements <= text.remaining() / 2;
    }

    /** Returns a parser before the array. */
    JsonParser parser() throws IOException {
      return parser(text);
    }

    /** Returns a parser before the first token of what a heap buffer holds. */
    static JsonParser parser(ByteBuffer text) throws IOException {
      return PlainJson.factory()
          .createParser(text.array(), text.arrayOffset() + text.position(), text.remaining());
    }
  }

  /**
   * Elements in little-endian bytes.
   *
   * @param bytes between position and limit; lent as long as the request's body
   */
  record Binary(ByteBuffer bytes) implements Content {}
}
