package dev.firstpass.families.whisper;

import dev.firstpass.core.family.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Direct copies of tensors that a graph gave, for those graphs that take them: one buffer a name,
 * used again and again, because direct memory is dear to get and to give back. Not thread-safe.
 */
final class DirectCopies {
  private final Map<String, ByteBuffer> buffers = new HashMap<>();

  /**
   * Returns the tensor itself when it is direct, else a copy that holds until the next one of this
   * name.
   */
  Tensor of(String name, Tensor tensor) {
    if (tensor.data().isDirect()) {
      return tensor;
    }
    ByteBuffer source = tensor.data().duplicate();
    int bytes = Math.toIntExact(tensor.shape().elements() * tensor.type().bytes());
    source.limit(source.position() + bytes);
    ByteBuffer buffer = buffers.get(name);
    if (buffer == null || buffer.capacity() < bytes) {
      // A cache grows by a token a step; it is not to be made anew at each.
      int room = buffer == null ? bytes : Math.max(bytes, 2 * buffer.capacity());
      buffer = ByteBuffer.allocateDirect(room);
      buffers.put(name, buffer);
    }
    ByteBuffer copy = buffer.clear().slice().order(ByteOrder.nativeOrder());
    copy.put(source).flip();
    return new Tensor(tensor.type(), tensor.shape(), copy);
  }
}
