package dev.firstpass.inference;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.inference.Drafter.Means;
import dev.firstpass.inference.bulk.DraftMemory;
import dev.firstpass.inference.bulk.Errand;
import dev.firstpass.inference.bulk.Joining;
import dev.firstpass.inference.media.fetch.Fetcher;
import dev.firstpass.inference.repository.Checksums;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one item from its address to its draft on the calling thread. What is asked for twice at
 * once is fetched and drafted once, and what was drafted before is recalled. Thread-safe.
 */
final class ItemCarrier {
  private static final Logger LOG = LoggerFactory.getLogger(ItemCarrier.class);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Drafter drafter;
  private final Fetcher fetcher;
  private final DraftMemory memory;
  private final Joining<Object, DraftResult> joining = new Joining<>();

  /**
   * @param drafter does the work
   * @param fetcher gets items that are referenced
   * @param memory of what was drafted
   */
  ItemCarrier(Drafter drafter, Fetcher fetcher, DraftMemory memory) {
    this.drafter = drafter;
    this.fetcher = fetcher;
    this.memory = memory;
  }

  /** Items that somebody asks for: all with the same model, settings and labels. */
  record Wanted(DraftRequest request, Means means, String tool, RequestWatch watch) {
    private Object at(List<String> addresses) {
      return List.of(means, request.labelMap(), tool, addresses);
    }

    private DraftMemory.Key of(String sha256) {
      return new DraftMemory.Key(means.model(), means.settings(), request.labelMap(), sha256);
    }
  }

  /** Returns how many shared errands are open. */
  int open() {
    return joining.size();
  }

  /** Returns an errand of the caller's own, which nobody joins and of which nothing is recalled. */
  Errand<DraftResult> alone(Wanted wanted, AskedItem item, long deadline) {
    return new Errand<>(
        until -> guarded(item, until, () -> drafted(wanted, content(wanted, item), until)),
        deadline);
  }

  /** Returns the errand that is open for the same item, or opens one. */
  Errand<DraftResult> shared(Wanted wanted, AskedItem item, long deadline) {
    if (item instanceof Referenced referenced) {
      return joining.join(
          wanted.at(referenced.addresses()),
          until -> guarded(item, until, () -> known(wanted, content(wanted, item), until)),
          deadline);
    }
    if (item instanceof Given given) {
      return byContent(wanted, given.item(), deadline);
    }
    return alone(wanted, item, deadline);
  }

  private Errand<DraftResult> byContent(Wanted wanted, Item item, long deadline) {
    DraftMemory.Key key = wanted.of(Checksums.sha256(item.content()));
    return joining.join(
        key,
        until -> guarded(new Given(item), until, () -> recalledOrDrafted(wanted, item, key, until)),
        deadline);
  }

  /** Two addresses may have the same content: whoever comes first drafts it. */
  private DraftResult known(Wanted wanted, Item item, long deadline) {
    Errand<DraftResult> errand = byContent(wanted, item, deadline);
    errand.run();
    return await(errand, item.id(), deadline);
  }

  private DraftResult recalledOrDrafted(
      Wanted wanted, Item item, DraftMemory.Key key, long deadline) {
    Optional<Draft> before = memory.recall(key);
    if (before.isPresent()) {
      return new Drafted(before.get());
    }
    DraftResult result = drafted(wanted, item, deadline);
    // A model may have been swapped since the request was checked.
    if (result instanceof Drafted made
        && made.draft().provenance().model().equals(key.model().id())) {
      memory.remember(key, made.draft());
    }
    return result;
  }

  private Item content(Wanted wanted, AskedItem item) {
    return item instanceof Referenced referenced
        ? new Item(item.id(), fetcher.fetch(referenced.addresses(), wanted.tool()))
        : ((Given) item).item();
  }

  /** One way to a result. */
  @FunctionalInterface
  private interface Way {
    DraftResult go();
  }

  private static DraftResult guarded(AskedItem item, long deadline, Way way) {
    if (item instanceof Unreadable unreadable) {
      return unreadable.failure();
    }
    if (System.nanoTime() - deadline > 0) {
      return late(item.id());
    }
    try {
      return way.go();
    } catch (DraftingException e) {
      return new Failed(item.id(), e.code(), e.detail());
    } catch (RuntimeException e) {
      LOG.error("Item '{}' failed unexpectedly", item.id(), e);
      return new Failed(
          item.id(), ErrorCode.UNEXPECTED, "an unexpected error; the server's log has it");
    }
  }

  /** Drafts one item as soon as the queue takes it. */
  private DraftResult drafted(Wanted wanted, Item item, long deadline) {
    DraftRequest one = wanted.request().of(List.of(item));
    while (true) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return late(item.id());
      }
      try {
        return drafter.draft(one, Duration.ofNanos(left), wanted.watch()).get(0);
      } catch (DraftingException e) {
        if (e.code() != ErrorCode.QUEUE_FULL) {
          throw e;
        }
        LockSupport.parkNanos(Math.min(left, RETRY_NANOS));
      }
    }
  }

  /** Waits for an errand; what is not done by the deadline has failed for this caller. */
  static DraftResult await(Errand<DraftResult> errand, String id, long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return errand.result().get(left, TimeUnit.NANOSECONDS).named(id);
    } catch (TimeoutException e) {
      return late(id);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an errand let something through", e);
    } catch (CancellationException e) {
      return new Failed(
          id, ErrorCode.SHUTTING_DOWN, "the work was given up; ask for the item again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(id, ErrorCode.SHUTTING_DOWN, "the wait for the draft was interrupted");
    }
  }

  private static Failed late(String id) {
    return new Failed(
        id,
        ErrorCode.DEADLINE_EXCEEDED,
        "there was no time left for this item; ask for it again, or for fewer items at once");
  }
}
