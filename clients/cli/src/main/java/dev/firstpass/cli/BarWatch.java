package dev.firstpass.cli;

import dev.firstpass.core.item.Item;
import dev.firstpass.inference.RequestWatch;
import java.util.IdentityHashMap;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Moves a progress bar as the recordings of a request are read. Thread-safe. */
final class BarWatch implements RequestWatch {
  private final ProgressBar bar;
  private final long before;
  private final int parts;
  private final IdentityHashMap<Item, Double> shares = new IdentityHashMap<>();

  /**
   * @param bar is moved
   * @param before how many items were done before these
   * @param parts how many steps of the bar an item is
   * @param items of the request
   */
  BarWatch(ProgressBar bar, int before, int parts, List<Item> items) {
    this.bar = bar;
    this.before = before;
    this.parts = parts;
    items.forEach(item -> shares.put(item, 0.0));
  }

  @Override
  public synchronized void progressed(Item item, double doneSeconds, double totalSeconds) {
    shares.put(item, totalSeconds > 0 ? Math.min(1, doneSeconds / totalSeconds) : 0);
    double done = before + shares.values().stream().mapToDouble(share -> share).sum();
    bar.stepTo((long) (done * parts));
  }

  @Override
  public boolean abandoned() {
    return false;
  }
}
