package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Small tensors, and parts of large ones. */
final class Tensors {
  private Tensors() {}

  /** Returns tokens as an input of shape {@code [1, n]}. */
  static Tensor row(List<Integer> tokens) {
    return Tensor.of(
        TensorShape.of(1, tokens.size()), tokens.stream().mapToLong(Integer::longValue).toArray());
  }

  /** Returns a truth as an input of shape {@code [1]}. */
  static Tensor flag(boolean value) {
    ByteBuffer data = ByteBuffer.allocateDirect(1).order(ByteOrder.nativeOrder());
    data.put(0, (byte) (value ? 1 : 0));
    return new Tensor(ElementType.BOOL, TensorShape.of(1), data);
  }

  /** Returns floats of zeros as an input. */
  static Tensor zeros(TensorShape shape) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(Math.toIntExact(shape.elements() * Float.BYTES))
            .order(ByteOrder.nativeOrder());
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  /**
   * Returns an output that must hold floats.
   *
   * @throws DraftingException with {@code model-output-mismatch} when it does not
   */
  static Tensor floats(String name, Tensor tensor) {
    if (tensor.type() != ElementType.FLOAT32) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "output '" + name + "' holds " + tensor.type() + " where FLOAT32 was expected");
    }
    return tensor;
  }

  /**
   * Returns one head of {@code [1, heads, n, frames]} as {@code [1, 1, n, frames]}, not copied.
   *
   * @throws DraftingException with {@code model-output-mismatch} when there are fewer heads
   */
  static Tensor head(Tensor attention, int head) {
    TensorShape shape = floats("attention", attention).shape();
    if (head < 0 || head >= shape.size(1)) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "alignment head " + head + " is none of attention " + shape);
    }
    TensorShape one = TensorShape.of(1, 1, shape.size(2), shape.size(3));
    int bytes = Math.toIntExact(one.elements() * Float.BYTES);
    ByteBuffer data = attention.data().slice(head * bytes, bytes).order(ByteOrder.nativeOrder());
    return new Tensor(ElementType.FLOAT32, one, data);
  }
}
