package dev.firstpass.inference.batch;

import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bounded queue of items with a fixed number of workers. Each worker carries an item the whole
 * way, from bytes to suggestions, so that its memory stays in the cache of one core.
 *
 * <p>A request's items are taken together or not at all. Thread-safe.
 */
public final class WorkQueue implements AutoCloseable {
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final int workers;
  private final int capacity;
  private final LongSupplier nanoTime;
  private final ThreadPoolExecutor executor;
  private final AtomicInteger admitted = new AtomicInteger();

  /** Smoothed time that one item takes a worker, nanoseconds; 0 until the first is done. */
  private final AtomicLong itemNanos = new AtomicLong();

  private final AtomicLong taken = new AtomicLong();

  private volatile boolean closing;

  /**
   * @param workers how many items are worked on at once: one per core on a CPU
   * @param capacity how many items may wait or be worked on
   * @param nanoTime a clock, as {@link System#nanoTime}
   */
  public WorkQueue(int workers, int capacity, LongSupplier nanoTime) {
    if (workers < 1 || capacity < workers) {
      throw new IllegalArgumentException(
          "capacity must be at least workers, both positive: " + capacity + ", " + workers);
    }
    this.workers = workers;
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.executor =
        new ThreadPoolExecutor(
            workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
    executor.prestartAllCoreThreads();
  }

  /** Returns how many items wait or are worked on. */
  public int size() {
    return admitted.get();
  }

  /** Returns how many items were taken since the start. */
  public long taken() {
    return taken.get();
  }

  /** Returns how many items may wait or be worked on. */
  public int capacity() {
    return capacity;
  }

  /** Returns how many items are worked on at once. */
  public int workers() {
    return workers;
  }

  /**
   * Takes all tasks, or none of them.
   *
   * @return a future for each task, in order; cancelling one that still waits takes it out
   * @throws OverloadedException with {@link ErrorCode#QUEUE_FULL} when they do not fit, with an
   *     estimate of when they will; with {@link ErrorCode#SHUTTING_DOWN} once closing began
   */
  public <T> List<Future<T>> submitAll(List<Callable<T>> tasks) {
    if (closing) {
      throw new OverloadedException(
          ErrorCode.SHUTTING_DOWN, "the server is stopping; send the request elsewhere", retry(0));
    }
    admit(tasks.size());
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      Ticket<T> ticket = new Ticket<>(task);
      futures.add(ticket);
      executor.execute(ticket);
    }
    return futures;
  }

  /**
   * Takes no more tasks and waits until those that were taken are done, at most {@code patience}.
   */
  public boolean drain(Duration patience) throws InterruptedException {
    closing = true;
    executor.shutdown();
    return executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes no more tasks and drops those that wait; those at work are left to end. */
  @Override
  public void close() {
    closing = true;
    List<Runnable> waiting = new ArrayList<>();
    executor.getQueue().drainTo(waiting);
    waiting.forEach(ticket -> ((Ticket<?>) ticket).cancel(false));
    executor.shutdown();
  }

  private void admit(int count) {
    int size = admitted.addAndGet(count);
    if (size > capacity) {
      admitted.addAndGet(-count);
      int waiting = size - count;
      throw new OverloadedException(
          ErrorCode.QUEUE_FULL,
          waiting
              + " items are waiting or being worked on and "
              + count
              + " more do not fit the limit of "
              + capacity
              + "; try again later or send fewer at once",
          retry(waiting));
    }
    taken.addAndGet(count);
  }

  private <T> T timed(Callable<T> task) throws Exception {
    long start = nanoTime.getAsLong();
    try {
      return task.call();
    } finally {
      long nanos = nanoTime.getAsLong() - start;
      long mean = itemNanos.get();
      // A running mean over about the last ten; a lost update among workers does not matter.
      itemNanos.set(mean == 0 ? nanos : (mean * 9 + nanos) / 10);
    }
  }

  private static ThreadFactory threads() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * One admitted item; gives its place back when it ends, however it ends. It does so before its
   * result can be seen, so that whoever has seen a result finds its place free.
   */
  private final class Ticket<T> extends FutureTask<T> {
    private final AtomicBoolean admittedStill = new AtomicBoolean(true);

    Ticket(Callable<T> task) {
      super(() -> timed(task));
    }

    @Override
    protected void set(T result) {
      giveBack();
      super.set(result);
    }

    @Override
    protected void setException(Throwable problem) {
      giveBack();
      super.setException(problem);
    }

    @Override
    protected void done() {
      giveBack();
      if (isCancelled()) {
        executor.remove(this);
      }
    }

    private void giveBack() {
      if (admittedStill.compareAndSet(true, false)) {
        admitted.decrementAndGet();
      }
    }
  }

  /** When the items that wait now will be done, as far as the recent past tells. */
  private Duration retry(int waiting) {
    long nanos = itemNanos.get() * Math.max(1, waiting) / workers;
    Duration estimate = Duration.ofNanos(nanos).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    return estimate.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : estimate;
  }
}
