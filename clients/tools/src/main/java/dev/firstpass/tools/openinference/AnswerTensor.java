package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One output of an answer, as the bytes that the binary extension sends.
 *
 * @param name of the output
 * @param datatype of its elements
 * @param shape sizes of its axes
 * @param data little-endian, between position and limit; a {@link Datatype#BYTES} element is its
 *     length in four bytes, and so many bytes of UTF-8
 */
record AnswerTensor(String name, Datatype datatype, TensorShape shape, ByteBuffer data) {
  AnswerTensor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(datatype, "datatype");
    Objects.requireNonNull(shape, "shape");
    data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns an output of a graph. */
  static AnswerTensor of(String name, Tensor tensor) {
    int bytes = Math.toIntExact(tensor.shape().elements() * tensor.type().bytes());
    ByteBuffer data = tensor.data().slice(tensor.data().position(), bytes);
    return new AnswerTensor(name, Datatype.of(tensor.type()), tensor.shape(), data);
  }

  /** Returns a list of texts. */
  static AnswerTensor of(String name, List<String> texts) {
    List<byte[]> elements =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int bytes = 0;
    for (byte[] element : elements) {
      bytes = Math.addExact(bytes, Datatype.BYTES.bytes() + element.length);
    }
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    elements.forEach(element -> data.putInt(element.length).put(element));
    return new AnswerTensor(name, Datatype.BYTES, TensorShape.of(texts.size()), data.flip());
  }

  /**
   * Writes the elements as a flat JSON array.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when one is a number that JSON
   *     does not have
   */
  void write(JsonGenerator json) throws IOException {
    ByteBuffer left = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    json.writeStartArray();
    while (left.hasRemaining()) {
      element(left, json);
    }
    json.writeEndArray();
  }

  private void element(ByteBuffer left, JsonGenerator json) throws IOException {
    switch (datatype) {
      case BOOL -> json.writeBoolean(left.get() != 0);
      case UINT8 -> json.writeNumber(Byte.toUnsignedInt(left.get()));
      case INT8 -> json.writeNumber((int) left.get());
      case INT32 -> json.writeNumber(left.getInt());
      case INT64 -> json.writeNumber(left.getLong());
      case FP32 -> json.writeNumber((float) finite(left.getFloat()));
      case FP64 -> json.writeNumber(finite(left.getDouble()));
      case BYTES -> {
        byte[] text = new byte[left.getInt()];
        left.get(text);
        json.writeUTF8String(text, 0, text.length);
      }
      default -> throw new IllegalStateException("not written as JSON: " + datatype);
    }
  }

  private double finite(double value) {
    if (!Double.isFinite(value)) {
      throw InvalidRequest.because(
          "output '"
              + name
              + "' holds "
              + value
              + ", which JSON cannot tell; ask for it with 'binary_data': true");
    }
    return value;
  }
}
