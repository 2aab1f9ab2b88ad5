package dev.firstpass.core.family;

import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * Numbers with a shape, in row-major order.
 *
 * <p>An input tensor's buffer is direct and lent: whoever fills it says until when it holds. An
 * output tensor's buffer belongs to whoever receives it. Not thread-safe; the buffer's content may
 * change.
 *
 * @param type element type
 * @param shape sizes of the axes, none dynamic
 * @param data native order, position 0, at least {@code shape.elements() * type.bytes()} bytes
 */
public record Tensor(ElementType type, TensorShape shape, ByteBuffer data) {
  public Tensor {
    Objects.requireNonNull(type, "type");
    if (data.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException("tensor data must be in native order");
    }
    long needed = shape.elements() * type.bytes();
    if (data.remaining() < needed) {
      throw new IllegalArgumentException(
          shape + " of " + type + " needs " + needed + " bytes, has " + data.remaining());
    }
  }

  /** Returns a heap tensor that holds a copy of {@code values}. */
  public static Tensor of(TensorShape shape, float... values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  /** Returns a direct tensor that holds a copy of {@code values}, as an input must be. */
  public static Tensor of(TensorShape shape, long... values) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(values.length * Long.BYTES).order(ByteOrder.nativeOrder());
    data.asLongBuffer().put(values);
    return new Tensor(ElementType.INT64, shape, data);
  }

  /**
   * Returns a view of the elements; throws {@link IllegalStateException} unless they are float32.
   */
  public FloatBuffer floats() {
    require(ElementType.FLOAT32);
    return data.asFloatBuffer();
  }

  /** Returns a view of the elements; throws {@link IllegalStateException} unless they are int64. */
  public LongBuffer longs() {
    require(ElementType.INT64);
    return data.asLongBuffer();
  }

  private void require(ElementType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("tensor holds " + type + ", not " + wanted);
    }
  }
}
