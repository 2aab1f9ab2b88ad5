package dev.firstpass.inference;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.Item;
import dev.firstpass.inference.ItemCarrier.Wanted;
import dev.firstpass.inference.bulk.DraftMemory;
import dev.firstpass.inference.bulk.Errand;
import dev.firstpass.inference.bulk.Lanes;
import dev.firstpass.inference.media.fetch.Fetcher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts requests whose items are many or must be fetched first: a few at a time go through lanes,
 * each of which carries an item from its address to its draft, so that fetching runs ahead of
 * drafting, the queue is never flooded, and memory holds the items of the lanes only. Thread-safe.
 *
 * <p>What a tool asks for goes on after the tool has hung up, is shared with whoever asks for the
 * same meanwhile, and remembered: the second click is answered at once.
 */
public final class BulkDrafter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkDrafter.class);

  private final Drafter drafter;
  private final Fetcher fetcher;
  private final ItemCarrier carrier;
  private final BulkLimits limits;
  private final Lanes lanes;

  /**
   * @param drafter does the work
   * @param fetcher gets the items that are referenced
   * @param limits how much of it at once
   */
  public BulkDrafter(Drafter drafter, Fetcher fetcher, BulkLimits limits) {
    this.drafter = drafter;
    this.fetcher = fetcher;
    this.limits = limits;
    this.carrier = new ItemCarrier(drafter, fetcher, new DraftMemory(limits.rememberBytes()));
    this.lanes =
        new Lanes(limits.lanes(), limits.maxRequests(), limits.maxLeft(), limits.leftAtOnce());
  }

  /**
   * Drafts all items for a caller who wants them now or not at all.
   *
   * @param request model, settings and labels; its items are not looked at
   * @param items what to label
   * @param patience how long to wait for all of them; items that are not done by then have failed
   *     with {@code deadline-exceeded}
   * @param watch is told how far recordings are, and can end them
   * @return one result for each item, in order
   * @throws DraftingException when the request as a whole cannot be served: unknown model or
   *     parameter, no capacity
   */
  public List<DraftResult> draft(
      DraftRequest request, List<AskedItem> items, Duration patience, RequestWatch watch) {
    long deadline = System.nanoTime() + patience.toNanos();
    if (items.size() <= limits.maxAtOnce()
        && items.stream().noneMatch(Referenced.class::isInstance)) {
      return atOnce(request, items, patience, watch);
    }
    Wanted wanted = new Wanted(request, drafter.check(request), "", watch);
    List<Errand<DraftResult>> errands = new ArrayList<>(items.size());
    items.forEach(item -> errands.add(carrier.alone(wanted, item, deadline)));
    Lanes.Batch batch = carry(errands);
    try {
      return settled(items, errands, deadline);
    } finally {
      batch.drop();
    }
  }

  /**
   * Drafts all items for a tool, whose people ask again when it takes too long.
   *
   * @param request model, settings and labels; its items are not looked at
   * @param items what to label
   * @param tool whose server is meant by addresses without a host
   * @param patience how long to wait for all of them; items that are not done by then have failed
   *     with {@code deadline-exceeded}, and the work on them goes on
   * @throws DraftingException as {@link #draft} does
   */
  public ToolDrafts draftForTool(
      DraftRequest request, List<AskedItem> items, String tool, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Wanted wanted = new Wanted(request, drafter.check(request), tool, RequestWatch.NONE);
    long until = deadline + limits.linger().toNanos();
    List<Errand<DraftResult>> errands = new ArrayList<>(items.size());
    items.forEach(item -> errands.add(carrier.shared(wanted, item, until)));
    Lanes.Batch batch = carry(errands);
    try {
      return new ToolDrafts(settled(items, errands, deadline), lent(items, errands));
    } finally {
      batch.leave();
    }
  }

  /** Returns how many items of tools are being worked on or wait, each counted once. */
  public int open() {
    return carrier.open();
  }

  private Lanes.Batch carry(List<Errand<DraftResult>> errands) {
    try {
      return lanes.carry(errands);
    } catch (DraftingException e) {
      errands.forEach(Errand::giveUp);
      throw e;
    }
  }

  private static List<DraftResult> settled(
      List<AskedItem> items, List<Errand<DraftResult>> errands, long deadline) {
    List<DraftResult> results = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      results.add(ItemCarrier.await(errands.get(i), items.get(i).id(), deadline));
    }
    return results;
  }

  /** The errands that may still read bytes which came with the request. */
  private static List<CompletableFuture<DraftResult>> lent(
      List<AskedItem> items, List<Errand<DraftResult>> errands) {
    List<CompletableFuture<DraftResult>> lent = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Given) {
        lent.add(errands.get(i).result());
      }
    }
    return lent;
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

  /**
   * What a tool is told, and what goes on behind it.
   *
   * @param results one for each item, in order
   * @param lent what becomes of the items whose bytes came with the request: these bytes are read
   *     until all of them are done
   */
  public record ToolDrafts(List<DraftResult> results, List<CompletableFuture<DraftResult>> lent) {
    public ToolDrafts {
      results = List.copyOf(results);
      lent = List.copyOf(lent);
    }
  }

  @Override
  public void close() {
    lanes.close();
    try {
      fetcher.close();
    } catch (IOException e) {
      LOG.debug("Connections could not be closed", e);
    }
  }
}
