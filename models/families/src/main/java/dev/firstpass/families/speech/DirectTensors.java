package dev.firstpass.families.speech;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

/** Makes the direct tensors that sessions take. */
public final class DirectTensors {
  private DirectTensors() {}

  /** Returns a tensor of floats that {@code fill} writes from position 0 on. */
  public static Tensor floats(TensorShape shape, Consumer<FloatBuffer> fill) {
    ByteBuffer data = data(ElementType.FLOAT32, shape);
    fill.accept(data.asFloatBuffer());
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  /** Returns a tensor of zeros. */
  public static Tensor zeros(ElementType type, TensorShape shape) {
    return new Tensor(type, shape, data(type, shape));
  }

  /**
   * Returns a tensor of whole numbers.
   *
   * @param type {@link ElementType#INT32} or {@link ElementType#INT64}
   */
  public static Tensor whole(ElementType type, TensorShape shape, long... values) {
    ByteBuffer data = data(type, shape);
    for (long value : values) {
      if (type == ElementType.INT32) {
        data.putInt(Math.toIntExact(value));
      } else {
        data.putLong(value);
      }
    }
    return new Tensor(type, shape, data.flip());
  }

  /** Returns a copy in a direct buffer: what one run gave, for the next. */
  public static Tensor copy(Tensor tensor) {
    ByteBuffer data = data(tensor.type(), tensor.shape());
    ByteBuffer source = tensor.data().duplicate();
    source.limit(source.position() + data.capacity());
    data.put(source).flip();
    return new Tensor(tensor.type(), tensor.shape(), data);
  }

  private static ByteBuffer data(ElementType type, TensorShape shape) {
    int bytes = Math.toIntExact(shape.elements() * type.bytes());
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
