package dev.firstpass.inference.batch;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lays the inputs of several runs behind one another along the batch axis, in memory that it keeps,
 * and takes the outputs apart again. Confined to one run at a time.
 */
final class TensorStack {
  private final Map<String, ByteBuffer> memory = new LinkedHashMap<>();

  /**
   * Returns the inputs of one run; they hold until the next call.
   *
   * @param runs inputs by name, batch axis 1, of the same names, types and shapes
   * @param size of the batch axis, at least {@code runs.size()}; what is left over repeats the
   *     first
   */
  Map<String, Tensor> stack(List<Map<String, Tensor>> runs, int size) {
    Map<String, Tensor> stacked = new LinkedHashMap<>();
    runs.get(0)
        .forEach(
            (name, first) -> {
              int bytes = bytes(first);
              ByteBuffer target = reserve(name, Math.multiplyExact(bytes, size));
              for (int i = 0; i < size; i++) {
                Map<String, Tensor> run = runs.get(i < runs.size() ? i : 0);
                Tensor tensor = Objects.requireNonNull(run.get(name), name);
                target.put(i * bytes, tensor.data(), tensor.data().position(), bytes);
              }
              stacked.put(name, new Tensor(first.type(), withBatch(first.shape(), size), target));
            });
    return stacked;
  }

  /**
   * Returns the outputs of each run of a batch, which share the batch's memory.
   *
   * @param outputs of a run
   * @param size of the batch axis
   * @param runs how many of the batch are wanted, the first
   * @return empty when an output has another batch axis
   */
  static List<Outputs> split(Outputs outputs, int size, int runs) {
    for (Tensor tensor : outputs.tensors().values()) {
      if (tensor.shape().rank() == 0 || tensor.shape().size(0) != size) {
        return List.of();
      }
    }
    List<Outputs> split = new ArrayList<>(runs);
    for (int i = 0; i < runs; i++) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      int index = i;
      outputs.tensors().forEach((name, tensor) -> tensors.put(name, slice(tensor, index, size)));
      split.add(new Outputs(tensors));
    }
    return split;
  }

  private static Tensor slice(Tensor tensor, int index, int size) {
    int bytes = bytes(tensor) / size;
    ByteBuffer data = tensor.data();
    return new Tensor(
        tensor.type(),
        withBatch(tensor.shape(), 1),
        data.slice(data.position() + index * bytes, bytes).order(ByteOrder.nativeOrder()));
  }

  private ByteBuffer reserve(String name, int bytes) {
    ByteBuffer kept = memory.get(name);
    if (kept == null || kept.capacity() < bytes) {
      kept = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      memory.put(name, kept);
    }
    return kept.duplicate().order(ByteOrder.nativeOrder());
  }

  private static int bytes(Tensor tensor) {
    return Math.toIntExact(tensor.shape().elements() * tensor.type().bytes());
  }

  private static TensorShape withBatch(TensorShape shape, int size) {
    long[] sizes = shape.toArray();
    sizes[0] = size;
    return TensorShape.of(sizes);
  }
}
