package dev.firstpass.core.family;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sizes of a tensor's axes; {@link #DYNAMIC} stands for any size in a graph's signature.
 * Immutable.
 */
public final class TensorShape {
  /** An axis whose size is known only when the graph runs. */
  public static final long DYNAMIC = -1;

  private final long[] sizes;

  private TensorShape(long[] sizes) {
    this.sizes = sizes;
  }

  /** Returns a shape; negative sizes mean {@link #DYNAMIC}. */
  public static TensorShape of(long... sizes) {
    return new TensorShape(Arrays.stream(sizes).map(size -> size < 0 ? DYNAMIC : size).toArray());
  }

  /** Returns how many axes there are. */
  public int rank() {
    return sizes.length;
  }

  /**
   * Returns the size of an axis, or {@link #DYNAMIC}; negative {@code axis} counts from the end.
   */
  public long size(int axis) {
    return sizes[axis < 0 ? sizes.length + axis : axis];
  }

  /** Returns the size of an axis as an int; negative {@code axis} counts from the end. */
  public int intSize(int axis) {
    return Math.toIntExact(size(axis));
  }

  /**
   * Returns the number of elements; throws {@link IllegalStateException} when an axis is dynamic.
   */
  public long elements() {
    long product = 1;
    for (long size : sizes) {
      if (size == DYNAMIC) {
        throw new IllegalStateException("dynamic axis in " + this);
      }
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  /** Returns a copy of the sizes. */
  public long[] toArray() {
    return sizes.clone();
  }

  /** Returns whether every axis of {@code other} has this size or one of both is dynamic. */
  public boolean admits(TensorShape other) {
    return rank() == other.rank()
        && IntStream.range(0, rank())
            .allMatch(
                axis ->
                    sizes[axis] == DYNAMIC
                        || other.sizes[axis] == DYNAMIC
                        || sizes[axis] == other.sizes[axis]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorShape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** Returns {@code [1, 3, ?, 416]}. */
  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(size -> size == DYNAMIC ? "?" : String.valueOf(size))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
