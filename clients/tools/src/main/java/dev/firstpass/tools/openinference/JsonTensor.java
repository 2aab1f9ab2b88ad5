package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the elements of one input from JSON, flat or nested as its shape says, straight into a
 * buffer. Confined to one thread.
 */
final class JsonTensor {
  private static final int UNSIGNED_BYTE = 255;

  private final InferInput input;
  private final ByteBuffer target;

  private JsonTensor(InferInput input, ByteBuffer target) {
    this.input = input;
    this.target = target;
  }

  /**
   * Fills a buffer.
   *
   * @param json where the elements are
   * @param target exactly as large as the elements; afterwards its position is at its limit
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there are more or fewer
   *     elements, or one is not of the input's type
   */
  static void read(InferInput input, InferInput.Json json, ByteBuffer target) {
    try (JsonParser parser = json.parser()) {
      parser.nextToken();
      new JsonTensor(input, target).readAll(parser);
    } catch (IOException e) {
      throw InvalidRequest.because("the data of input '" + input.name() + "' cannot be read", e);
    }
  }

  private void readAll(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.START_ARRAY && input.shape().rank() > 0) {
      for (long i = 0; i < input.shape().size(0); i++) {
        axis(json, 1);
        json.nextToken();
      }
    } else {
      for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
        element(json);
      }
    }
    if (json.currentToken() != JsonToken.END_ARRAY || target.hasRemaining()) {
      throw wrongCount();
    }
  }

  /** Reads one nested array; the parser is on its first token, and afterwards on its last. */
  private void axis(JsonParser json, int axis) throws IOException {
    if (axis == input.shape().rank()) {
      element(json);
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrongCount();
    }
    for (long i = 0; i < input.shape().size(axis); i++) {
      json.nextToken();
      axis(json, axis + 1);
    }
    if (json.nextToken() != JsonToken.END_ARRAY) {
      throw wrongCount();
    }
  }

  private void element(JsonParser json) throws IOException {
    if (!target.hasRemaining()) {
      throw wrongCount();
    }
    try {
      if (!put(json)) {
        throw wrongElement(json);
      }
    } catch (InputCoercionException e) {
      throw wrongElement(json);
    }
  }

  /** Puts one element; returns whether it is of the type. */
  private boolean put(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    boolean whole = token == JsonToken.VALUE_NUMBER_INT;
    boolean number = whole || token == JsonToken.VALUE_NUMBER_FLOAT;
    return switch (input.datatype()) {
      case FP32 -> number && putFloat(json.getFloatValue());
      case INT64 -> whole && putLong(json.getLongValue());
      case INT32 -> whole && putInt(json.getIntValue());
      case INT8 -> whole && putByte(json.getIntValue(), Byte.MIN_VALUE, Byte.MAX_VALUE);
      case UINT8 -> whole && putByte(json.getIntValue(), 0, UNSIGNED_BYTE);
      case BOOL ->
          whole
              ? putByte(json.getIntValue(), 0, 1)
              : token.isBoolean() && putByte(token == JsonToken.VALUE_TRUE ? 1 : 0, 0, 1);
      default -> throw new IllegalStateException("not read from JSON: " + input.datatype());
    };
  }

  private boolean putFloat(float value) {
    if (!Float.isFinite(value)) {
      return false;
    }
    target.putFloat(value);
    return true;
  }

  private boolean putLong(long value) {
    target.putLong(value);
    return true;
  }

  private boolean putInt(int value) {
    target.putInt(value);
    return true;
  }

  private boolean putByte(int value, int min, int max) {
    if (value < min || value > max) {
      return false;
    }
    target.put((byte) value);
    return true;
  }

  private DraftingException wrongElement(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return InvalidRequest.because(
        "element "
            + target.position() / input.datatype().bytes()
            + " of input '"
            + input.name()
            + "' is "
            + (token.isScalarValue() ? InvalidRequest.shown(json.getText()) : "a list or an object")
            + ", which is not a value of "
            + input.datatype());
  }

  private DraftingException wrongCount() {
    return wrongCount(input);
  }

  static DraftingException wrongCount(InferInput input) {
    TensorShape shape = input.shape();
    return InvalidRequest.because(
        "the data of input '"
            + input.name()
            + "' does not fit its shape "
            + shape
            + " of "
            + input.elements()
            + " elements; send them row by row, in one list or nested like the shape");
  }
}
