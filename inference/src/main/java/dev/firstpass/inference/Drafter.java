package dev.firstpass.inference;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.batch.WorkQueue;
import dev.firstpass.inference.registry.ItemWatch;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case: items in, one result for each item out, in order. A failure is an item's, never the
 * request's. Thread-safe.
 */
public final class Drafter {
  private static final Logger LOG = LoggerFactory.getLogger(Drafter.class);

  private final ModelRegistry registry;
  private final WorkQueue queue;

  /**
   * @param registry what is loaded
   * @param queue who does the work
   */
  public Drafter(ModelRegistry registry, WorkQueue queue) {
    this.registry = registry;
    this.queue = queue;
  }

  /**
   * Drafts all items of a request.
   *
   * @param patience how long to wait for all of them; items that are not done by then have failed
   * @throws DraftingException when the request as a whole cannot be served: unknown model or
   *     parameter, no capacity
   */
  public List<DraftResult> draft(DraftRequest request, Duration patience) {
    return draft(request, patience, RequestWatch.NONE);
  }

  /**
   * Drafts all items of a request as {@link #draft(DraftRequest, Duration)} does.
   *
   * @param watch is told how far recordings are, and can end them
   */
  public List<DraftResult> draft(DraftRequest request, Duration patience, RequestWatch watch) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Lease lease = registry.acquire(request.model())) {
      Set<String> known = lease.model().settings().parameters().keySet();
      Settings settings = lease.model().settings(request.parametersOf(known));
      Following following = new Following(watch, deadline, patience);
      List<Future<Draft>> pending = submit(request, settings, lease, following);
      return settle(request.items(), pending, deadline, patience);
    }
  }

  /**
   * Refuses a request that cannot be served as a whole, before anything is done for it.
   *
   * @return the model that it means, and the settings that will be in force
   * @throws DraftingException when the model or a parameter is unknown or not ready
   */
  public Means check(DraftRequest request) {
    try (Lease lease = registry.acquire(request.model())) {
      Set<String> known = lease.model().settings().parameters().keySet();
      return new Means(
          lease.model().spec(), lease.model().settings(request.parametersOf(known)).values());
    }
  }

  /**
   * What makes a draft, besides the item.
   *
   * @param model the spec of the model that is ready
   * @param settings all of them, plain values by name
   */
  public record Means(ModelSpec model, Map<String, Object> settings) {}

  /** Ends the work on items that nobody waits for: the deadline is over or the caller has gone. */
  private record Following(RequestWatch watch, long deadline, Duration patience) {
    ItemWatch of(Item item) {
      return (done, total) -> {
        checkTime();
        watch.progressed(item, done, total);
        if (watch.abandoned()) {
          throw new DraftingException(
              ErrorCode.DEADLINE_EXCEEDED, "nobody waits for the answer any more");
        }
      };
    }

    /** An item whose time was over while it waited in the queue is not begun. */
    void checkTime() {
      if (System.nanoTime() - deadline > 0) {
        throw late(patience);
      }
    }
  }

  private static DraftingException late(Duration patience) {
    return new DraftingException(
        ErrorCode.DEADLINE_EXCEEDED,
        "not done within "
            + patience.toSeconds()
            + " s; send fewer items at once or try again later");
  }

  /** Submits all items before anybody waits for the first. */
  private List<Future<Draft>> submit(
      DraftRequest request, Settings settings, Lease lease, Following following) {
    List<Callable<Draft>> tasks = new ArrayList<>(request.items().size());
    for (Item item : request.items()) {
      tasks.add(
          () -> {
            following.checkTime();
            // A lease of its own: the item may still run when the request has given up waiting.
            try (Lease own = lease.again()) {
              return own.model().draft(item, settings, request.labelMap(), following.of(item));
            }
          });
    }
    return queue.submitAll(tasks);
  }

  private static List<DraftResult> settle(
      List<Item> items, List<Future<Draft>> pending, long deadline, Duration patience) {
    List<DraftResult> results = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      results.add(settle(items.get(i), pending.get(i), deadline, patience));
    }
    return results;
  }

  private static DraftResult settle(
      Item item, Future<Draft> pending, long deadline, Duration patience) {
    try {
      return new Drafted(pending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return failed(item, Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      pending.cancel(false);
      return failed(item, late(patience));
    } catch (CancellationException e) {
      return new Failed(item.id(), ErrorCode.SHUTTING_DOWN, "the server is stopping");
    } catch (InterruptedException e) {
      pending.cancel(false);
      Thread.currentThread().interrupt();
      return new Failed(
          item.id(), ErrorCode.SHUTTING_DOWN, "the wait for the draft was interrupted");
    }
  }

  private static DraftResult failed(Item item, Throwable cause) {
    if (cause instanceof DraftingException problem) {
      if (problem.code().kind() == ErrorCode.Kind.INTERNAL) {
        LOG.error("Item '{}' failed", item.id(), problem);
      }
      return new Failed(item.id(), problem.code(), problem.detail());
    }
    LOG.error("Item '{}' failed unexpectedly", item.id(), cause);
    return new Failed(
        item.id(), ErrorCode.UNEXPECTED, "an unexpected error; the server's log has it");
  }
}
