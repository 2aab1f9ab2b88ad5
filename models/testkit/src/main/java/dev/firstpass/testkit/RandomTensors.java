package dev.firstpass.testkit;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Tensors with random content, plausible or hostile. */
public final class RandomTensors {
  private static final float[] HOSTILE = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    1e30f,
    -1e30f,
    -0f,
    88.8f,
    1e6f
  };

  private RandomTensors() {}

  /** Returns a heap tensor with values evenly spread over [{@code low}, {@code high}). */
  public static Tensor uniform(RandomGenerator random, TensorShape shape, float low, float high) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = low + random.nextFloat() * (high - low);
    }
    return Tensor.of(shape, values);
  }

  /**
   * Returns a tensor of rows whose columns have ranges of their own.
   *
   * @param shape the last axis is the columns
   * @param ranges low and high of each column, {@code low0, high0, low1, high1, ...}; the last pair
   *     holds for all columns after it
   */
  public static Tensor rows(RandomGenerator random, TensorShape shape, float... ranges) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    int columns = shape.intSize(-1);
    for (int i = 0; i < values.length; i++) {
      int pair = Math.min(2 * (i % columns), ranges.length - 2);
      values[i] = ranges[pair] + random.nextFloat() * (ranges[pair + 1] - ranges[pair]);
    }
    return Tensor.of(shape, values);
  }

  /**
   * Returns the outputs with some of their numbers replaced by NaN, infinities, absurd and random
   * ones.
   *
   * @param outputs float32, int64 or int32
   * @param share how many of their numbers, in [0, 1]
   */
  public static Outputs spoiled(RandomGenerator random, Outputs outputs, double share) {
    Map<String, Tensor> spoiled = new LinkedHashMap<>();
    outputs
        .tensors()
        .forEach(
            (name, tensor) -> {
              ByteBuffer data = copy(tensor, ByteBuffer.allocate(tensor.data().remaining()));
              int bytes = tensor.type().bytes();
              for (int at = 0; at < data.limit(); at += bytes) {
                if (random.nextDouble() < share) {
                  spoil(random, tensor.type(), data, at);
                }
              }
              spoiled.put(name, new Tensor(tensor.type(), tensor.shape(), data));
            });
    return new Outputs(spoiled);
  }

  /** Returns the same outputs in direct buffers. */
  public static Outputs direct(Outputs outputs) {
    Map<String, Tensor> direct = new LinkedHashMap<>();
    outputs
        .tensors()
        .forEach(
            (name, tensor) -> {
              ByteBuffer data = ByteBuffer.allocateDirect(tensor.data().remaining());
              direct.put(name, new Tensor(tensor.type(), tensor.shape(), copy(tensor, data)));
            });
    return new Outputs(direct);
  }

  /**
   * Returns outputs that lie one behind the other in the buffer of each tensor, as a batch's do.
   */
  public static List<Outputs> slicesOfOneBatch(List<Outputs> singles) {
    List<Map<String, Tensor>> slices = new ArrayList<>();
    singles.forEach(single -> slices.add(new LinkedHashMap<>()));
    for (String name : singles.get(0).tensors().keySet()) {
      List<Tensor> tensors =
          singles.stream()
              .map(single -> Objects.requireNonNull(single.tensors().get(name)))
              .toList();
      int bytes = tensors.stream().mapToInt(tensor -> tensor.data().remaining()).sum();
      ByteBuffer batch = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      for (int i = 0; i < tensors.size(); i++) {
        Tensor tensor = tensors.get(i);
        ByteBuffer slice = batch.slice(batch.position(), tensor.data().remaining());
        batch.put(tensor.data().duplicate());
        slices
            .get(i)
            .put(
                name,
                new Tensor(tensor.type(), tensor.shape(), slice.order(ByteOrder.nativeOrder())));
      }
    }
    return slices.stream().map(Outputs::new).toList();
  }

  private static ByteBuffer copy(Tensor tensor, ByteBuffer into) {
    return into.order(ByteOrder.nativeOrder()).put(tensor.data().duplicate()).flip();
  }

  private static void spoil(RandomGenerator random, ElementType type, ByteBuffer data, int at) {
    switch (type) {
      case FLOAT32 -> data.putFloat(at, hostile(random));
      case INT64 -> data.putLong(at, random.nextLong() >> random.nextInt(Long.SIZE));
      case INT32 -> data.putInt(at, random.nextInt() >> random.nextInt(Integer.SIZE));
      case FLOAT16, UINT8, INT8, BOOL ->
          throw new IllegalArgumentException("outputs of type " + type + " are not spoiled");
    }
  }

  private static float hostile(RandomGenerator random) {
    return random.nextBoolean()
        ? HOSTILE[random.nextInt(HOSTILE.length)]
        : Float.intBitsToFloat(random.nextInt());
  }
}
