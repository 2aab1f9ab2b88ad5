package dev.firstpass.inference;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.inference.media.fetch.Fetcher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts requests whose items are many or must be fetched first: a few at a time go through lanes,
 * each of which carries an item from its address to its draft, so that fetching runs ahead of
 * drafting, the queue is never flooded, and memory holds the items of the lanes only. Thread-safe.
 */
public final class BulkDrafter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkDrafter.class);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Drafter drafter;
  private final Fetcher fetcher;
  private final int lanes;
  private final int maxAtOnce;
  private final ExecutorService threads;

  /**
   * @param drafter does the work
   * @param fetcher gets the items that are referenced
   * @param lanes how many items are fetched or drafted at once, of one request and of all
   * @param maxAtOnce requests of at most so many items, whose bytes are all there, are taken as a
   *     whole or refused, without lanes
   */
  public BulkDrafter(Drafter drafter, Fetcher fetcher, int lanes, int maxAtOnce) {
    this.drafter = drafter;
    this.fetcher = fetcher;
    this.lanes = lanes;
    this.maxAtOnce = maxAtOnce;
    this.threads =
        Executors.newFixedThreadPool(
            lanes,
            task -> {
              Thread thread = new Thread(task, "lane");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Drafts all items as {@link #draft(DraftRequest, List, String, Duration, RequestWatch)} does.
   */
  public List<DraftResult> draft(
      DraftRequest request, List<AskedItem> items, String tool, Duration patience) {
    return draft(request, items, tool, patience, RequestWatch.NONE);
  }

  /**
   * Drafts all items.
   *
   * @param request model, settings and labels; its items are not looked at
   * @param items what to label
   * @param tool whose server is meant by addresses without a host; empty for none
   * @param patience how long to wait for all of them; items that are not done by then have failed
   *     with {@code deadline-exceeded}
   * @param watch is told how far recordings are, and can end them
   * @return one result for each item, in order
   * @throws DraftingException when the request as a whole cannot be served: unknown model or
   *     parameter, no capacity for a small request
   */
  public List<DraftResult> draft(
      DraftRequest request,
      List<AskedItem> items,
      String tool,
      Duration patience,
      RequestWatch watch) {
    long deadline = System.nanoTime() + patience.toNanos();
    drafter.check(request);
    if (items.size() <= maxAtOnce && items.stream().noneMatch(Referenced.class::isInstance)) {
      return atOnce(request, items, patience, watch);
    }
    return inLanes(request, items, tool, deadline, watch);
  }

  /**
   * Drafts all items as {@link #draft(DraftRequest, List, String, Duration)} does, but lets them
   * wait for room in a full queue, however few they are.
   */
  public List<DraftResult> draftPatiently(
      DraftRequest request, List<AskedItem> items, String tool, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    drafter.check(request);
    return inLanes(request, items, tool, deadline, RequestWatch.NONE);
  }

  private List<DraftResult> inLanes(
      DraftRequest request, List<AskedItem> items, String tool, long deadline, RequestWatch watch) {
    List<Future<DraftResult>> pending = submit(request, items, tool, deadline, watch);
    List<DraftResult> results = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      results.add(
          i < pending.size()
              ? settle(items.get(i), pending.get(i), deadline)
              : late(items.get(i).id()));
    }
    return results;
  }

  private List<DraftResult> atOnce(
      DraftRequest request, List<AskedItem> items, Duration patience, RequestWatch watch) {
    List<Item> given = new ArrayList<>();
    for (AskedItem item : items) {
      if (item instanceof Given one) {
        given.add(one.item());
      }
    }
    List<DraftResult> drafted = drafter.draft(request.of(given), patience, watch);
    List<DraftResult> results = new ArrayList<>(items.size());
    int next = 0;
    for (AskedItem item : items) {
      results.add(
          item instanceof Unreadable unreadable ? unreadable.failure() : drafted.get(next++));
    }
    return results;
  }

  /** Gives the lanes one item after the other, as they become free, until time is up. */
  private List<Future<DraftResult>> submit(
      DraftRequest request, List<AskedItem> items, String tool, long deadline, RequestWatch watch) {
    Semaphore free = new Semaphore(lanes);
    List<Future<DraftResult>> pending = new ArrayList<>(items.size());
    try {
      for (AskedItem item : items) {
        if (!free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          break;
        }
        pending.add(
            threads.submit(
                () -> {
                  try {
                    return carry(request, item, tool, deadline, watch);
                  } finally {
                    free.release();
                  }
                }));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return pending;
  }

  private DraftResult carry(
      DraftRequest request, AskedItem item, String tool, long deadline, RequestWatch watch) {
    try {
      if (item instanceof Unreadable unreadable) {
        return unreadable.failure();
      }
      if (System.nanoTime() - deadline > 0) {
        return late(item.id());
      }
      Item content =
          item instanceof Referenced referenced
              ? new Item(item.id(), fetcher.fetch(referenced.addresses(), tool))
              : ((Given) item).item();
      return drafted(request.of(List.of(content)), deadline, watch);
    } catch (DraftingException e) {
      return new Failed(item.id(), e.code(), e.detail());
    } catch (RuntimeException e) {
      LOG.error("Item '{}' failed unexpectedly", item.id(), e);
      return new Failed(
          item.id(), ErrorCode.UNEXPECTED, "an unexpected error; the server's log has it");
    }
  }

  /** Drafts one item as soon as the queue takes it. */
  private DraftResult drafted(DraftRequest one, long deadline, RequestWatch watch) {
    while (true) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return late(one.items().get(0).id());
      }
      try {
        return drafter.draft(one, Duration.ofNanos(left), watch).get(0);
      } catch (DraftingException e) {
        if (e.code() != ErrorCode.QUEUE_FULL) {
          throw e;
        }
        LockSupport.parkNanos(Math.min(left, RETRY_NANOS));
      }
    }
  }

  private static DraftResult settle(AskedItem item, Future<DraftResult> pending, long deadline) {
    try {
      return pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      pending.cancel(false);
      return late(item.id());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane let something through", e);
    } catch (CancellationException e) {
      return new Failed(item.id(), ErrorCode.SHUTTING_DOWN, "the server is stopping");
    } catch (InterruptedException e) {
      pending.cancel(false);
      Thread.currentThread().interrupt();
      return new Failed(
          item.id(), ErrorCode.SHUTTING_DOWN, "the wait for the draft was interrupted");
    }
  }

  private static Failed late(String id) {
    return new Failed(
        id,
        ErrorCode.DEADLINE_EXCEEDED,
        "there was no time left for this item; ask for it again, or for fewer items at once");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      fetcher.close();
    } catch (IOException e) {
      LOG.debug("Connections could not be closed", e);
    }
  }
}
