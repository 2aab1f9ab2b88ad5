package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An input of a request beside the input of the graph that it is for.
 *
 * @param info what the graph takes
 * @param input what was sent
 */
record GraphInput(TensorInfo info, InferInput input) {
  /**
   * Refuses an input of another type or shape, by its description alone.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST}; the message tells both
   */
  GraphInput {
    Datatype wanted = Datatype.of(info.type());
    if (input.datatype() != wanted || !info.shape().admits(input.shape())) {
      throw InvalidRequest.because(
          "input '"
              + info.name()
              + "' must be "
              + wanted
              + " "
              + info.shape()
              + ", not "
              + input.datatype()
              + " "
              + input.shape());
    }
  }

  /** Returns how many bytes its elements take. */
  long bytes() {
    return input.elements() * info.type().bytes();
  }

  /**
   * Returns the tensor, in a direct buffer of its own.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the elements are not as
   *     many as the shape says, before anything is allocated where they are clearly not
   */
  Tensor tensor() {
    ElementType type = info.type();
    if (input.content() instanceof InferInput.Binary binary) {
      return new Tensor(type, input.shape(), copy(binary.bytes()));
    }
    InferInput.Json json = (InferInput.Json) input.content();
    if (!input.datatype().inJson()) {
      throw InvalidRequest.because(
          "input '"
              + info.name()
              + "' is "
              + input.datatype()
              + ", for which JSON has no numbers; send it with 'binary_data_size'");
    }
    if (!json.mayHold(input.elements())) {
      throw JsonTensor.wrongCount(input);
    }
    ByteBuffer data = buffer();
    JsonTensor.read(input, json, data);
    return new Tensor(type, input.shape(), data.flip());
  }

  /** Every machine that ONNX Runtime is built for is little-endian, as the bytes sent are. */
  private ByteBuffer copy(ByteBuffer sent) {
    if (sent.remaining() != bytes()) {
      throw InvalidRequest.because(
          "input '"
              + info.name()
              + "' has "
              + sent.remaining()
              + " bytes, but "
              + input.datatype()
              + " "
              + input.shape()
              + " takes "
              + bytes());
    }
    return buffer().put(sent.duplicate()).flip();
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes())).order(ByteOrder.nativeOrder());
  }
}
