package dev.firstpass.inference.bulk;

import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that carry errands: one of each batch in turn, so that a click never
 * waits for ten thousand tasks of somebody else; batches that nobody waits for when there is
 * nothing else to do. Thread-safe.
 */
public final class Lanes implements AutoCloseable {
  private final int maxBatches;
  private final int maxLeft;
  private final int maxLeftAtOnce;
  private final List<Thread> threads = new ArrayList<>();
  private final Deque<Batch> awaited = new ArrayDeque<>();
  private final Deque<Batch> left = new ArrayDeque<>();
  private int leftErrands;
  private int leftAtOnce;
  private int open;
  private boolean closed;

  /**
   * @param lanes how many errands are carried at once
   * @param maxBatches how many batches may be awaited at once
   * @param maxLeft how many errands that nobody waits for may be waiting
   * @param maxLeftAtOnce how many of those are carried at once: somebody may come
   */
  public Lanes(int lanes, int maxBatches, int maxLeft, int maxLeftAtOnce) {
    this.maxBatches = maxBatches;
    this.maxLeft = maxLeft;
    this.maxLeftAtOnce = maxLeftAtOnce;
    for (int i = 1; i <= lanes; i++) {
      Thread thread = new Thread(this::carryAll, "lane-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /**
   * Takes errands, to be carried in order; those that somebody else has begun are passed over.
   *
   * @return the batch, which the caller leaves when it waits no more
   * @throws OverloadedException with {@link ErrorCode#QUEUE_FULL} when too many wait already; with
   *     {@link ErrorCode#SHUTTING_DOWN} after {@link #close}
   */
  public synchronized Batch carry(Collection<? extends Errand<?>> errands) {
    if (closed) {
      throw new OverloadedException(
          ErrorCode.SHUTTING_DOWN,
          "the server is stopping; send the request elsewhere",
          Duration.ofSeconds(1));
    }
    if (open >= maxBatches) {
      throw new OverloadedException(
          ErrorCode.QUEUE_FULL,
          open + " requests are being worked on, which is the limit; try again later",
          Duration.ofSeconds(1));
    }
    open++;
    Batch batch = new Batch(new ArrayDeque<>(errands));
    if (!errands.isEmpty()) {
      awaited.addLast(batch);
      notifyAll();
    }
    return batch;
  }

  /** Returns how many errands wait that nobody waits for. */
  public synchronized int left() {
    return leftErrands;
  }

  private void carryAll() {
    try {
      for (Taken next = next(); next != null; next = next()) {
        next.errand().run();
        carried(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An errand, and whose it is. */
  private record Taken(Errand<?> errand, Batch batch) {}

  private synchronized @Nullable Taken next() throws InterruptedException {
    while (!closed) {
      if (!awaited.isEmpty()) {
        return first(awaited);
      }
      if (!left.isEmpty() && leftAtOnce < maxLeftAtOnce) {
        leftErrands--;
        leftAtOnce++;
        return first(left);
      }
      wait();
    }
    return null;
  }

  private static Taken first(Deque<Batch> batches) {
    Batch batch = batches.removeFirst();
    Errand<?> errand = batch.errands.removeFirst();
    batch.carrying++;
    if (!batch.errands.isEmpty()) {
      batches.addLast(batch);
    }
    return new Taken(errand, batch);
  }

  private synchronized void carried(Taken taken) {
    taken.batch().carrying--;
    if (!taken.batch().awaitedStill) {
      leftAtOnce--;
      notifyAll();
    }
  }

  /** Ends the lanes, each after the errand that it carries; gives up what waits. */
  @Override
  public void close() {
    List<Batch> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(awaited);
      all.addAll(left);
      awaited.clear();
      left.clear();
      leftErrands = 0;
      notifyAll();
    }
    all.forEach(batch -> batch.errands.forEach(Errand::giveUp));
    threads.forEach(Thread::interrupt);
  }

  /** The errands of one caller. */
  public final class Batch {
    private final Deque<Errand<?>> errands;
    private boolean awaitedStill = true;
    private int carrying;

    private Batch(Deque<Errand<?>> errands) {
      this.errands = errands;
    }

    /**
     * Says that the caller waits no more. What is not begun is carried when there is nothing else
     * to do, as far as there is room for it, and given up otherwise.
     */
    public void leave() {
      List<Errand<?>> givenUp = new ArrayList<>();
      synchronized (Lanes.this) {
        if (!awaitedStill) {
          return;
        }
        awaitedStill = false;
        open--;
        // What is on its way takes a lane from whoever comes, too.
        leftAtOnce += carrying;
        if (awaited.remove(this)) {
          errands.removeIf(Errand::begun);
          while (leftErrands + errands.size() > maxLeft) {
            givenUp.add(errands.removeLast());
          }
          if (!errands.isEmpty()) {
            leftErrands += errands.size();
            left.addLast(this);
            Lanes.this.notifyAll();
          }
        }
      }
      givenUp.forEach(Errand::giveUp);
    }

    /** Says that nobody wants what is not begun. */
    public void drop() {
      List<Errand<?>> givenUp;
      synchronized (Lanes.this) {
        givenUp = new ArrayList<>(errands);
        if (awaited.remove(this)) {
          errands.clear();
        }
      }
      leave();
      givenUp.forEach(Errand::giveUp);
    }
  }
}
