package dev.firstpass.inference.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A piece of work that is done once, by whoever comes to it first, for all who want its result.
 * Thread-safe.
 *
 * @param <T> the result
 */
public final class Errand<T> {
  private final LongFunction<T> work;
  private final Consumer<Errand<T>> ended;
  private final AtomicLong deadline;
  private final AtomicInteger wanted = new AtomicInteger(1);
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /**
   * @param work takes when it must be done, as {@link System#nanoTime} tells time
   * @param deadline when the first who wants it has no more use for it
   */
  public Errand(LongFunction<T> work, long deadline) {
    this(work, deadline, errand -> {});
  }

  /**
   * @param ended told before the result is seen
   */
  Errand(LongFunction<T> work, long deadline, Consumer<Errand<T>> ended) {
    this.work = work;
    this.deadline = new AtomicLong(deadline);
    this.ended = ended;
  }

  /** Says that somebody wants it until then, too. Work that has begun keeps its deadline. */
  void wantUntil(long later) {
    wanted.incrementAndGet();
    deadline.accumulateAndGet(later, (one, other) -> other - one > 0 ? other : one);
  }

  /** Does the work on the calling thread, unless somebody has begun it. */
  public void run() {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    try {
      T done = work.apply(deadline.get());
      ended.accept(this);
      result.complete(done);
    } catch (RuntimeException | Error e) {
      ended.accept(this);
      result.completeExceptionally(e);
    }
  }

  /** Says that one of those who want it does no more: when it was the last, nobody does it. */
  public void giveUp() {
    if (wanted.decrementAndGet() == 0 && begun.compareAndSet(false, true)) {
      ended.accept(this);
      result.cancel(false);
    }
  }

  /** Returns whether somebody has begun it or given it up. */
  boolean begun() {
    return begun.get();
  }

  /** Returns what becomes of it; cancelled when nobody wanted it any more. */
  public CompletableFuture<T> result() {
    return result;
  }
}
