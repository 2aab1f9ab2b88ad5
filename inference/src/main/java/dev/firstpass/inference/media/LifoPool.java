package dev.firstpass.inference.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Things that are expensive to make, reused last in first out so that the warmest is taken next and
 * only as many exist as are used at once. Thread-safe.
 */
final class LifoPool<T extends NativeMemory> implements AutoCloseable {
  private final int capacity;
  private final Supplier<T> maker;
  private final Deque<T> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param capacity how many idle ones are kept; what comes back beyond is closed
   * @param maker makes one when none is idle
   */
  LifoPool(int capacity, Supplier<T> maker) {
    this.capacity = capacity;
    this.maker = Objects.requireNonNull(maker, "maker");
  }

  /** Returns one for the caller's use until {@link #give}. */
  T take() {
    synchronized (idle) {
      T warmest = idle.pollFirst();
      if (warmest != null) {
        return warmest;
      }
    }
    return maker.get();
  }

  /** Takes one back, once. */
  void give(T used) {
    synchronized (idle) {
      if (!closed && idle.size() < capacity) {
        idle.addFirst(used);
        return;
      }
    }
    used.close();
  }

  /** Frees the idle ones now and the others when they come back. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(NativeMemory::close);
      idle.clear();
    }
  }
}
