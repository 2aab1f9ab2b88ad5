package dev.firstpass.inference.tiling;

import dev.firstpass.inference.tiling.SeenByTile.Placed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes one list of what overlapping tiles saw.
 *
 * <p>Regions of the same tile are different objects: the family has seen to that. Of regions of
 * different tiles that are the same object by {@link Agreement}, a whole one is kept rather than a
 * fragment, and the better scored of two whole ones; two fragments become one region, as often as
 * it takes.
 *
 * <p>SAHI's greedy merging, which does not know the tiles, takes the box around any two that
 * overlap, and so makes one of two people who stand close together ({@code docs/performance.md} has
 * figures).
 */
final class SeamMerge {
  private static final Comparator<Seen> BEST_FIRST =
      Comparator.comparingDouble(Seen::score).reversed();

  private final Agreement agreement;
  private final boolean acrossLabels;

  /**
   * @param agreement when two tiles saw the same object
   * @param acrossLabels whether objects with different labels can be the same
   */
  SeamMerge(Agreement agreement, boolean acrossLabels) {
    this.agreement = agreement;
    this.acrossLabels = acrossLabels;
  }

  /**
   * Returns the objects that several tiles saw, best first; of equal scores, whole ones first, and
   * of these what was first in the order given.
   */
  List<Seen> merge(List<Seen> seen) {
    List<Seen> sorted = sorted(seen);
    List<Tile> tiles = seen.stream().flatMap(one -> one.tiles().stream()).distinct().toList();
    SeenByTile kept = new SeenByTile(tiles);
    sorted.stream().filter(one -> !one.cut()).forEach(one -> keep(one, kept));
    List<Seen> fragments = sorted.stream().filter(one -> one.cut() && !isKnown(one, kept)).toList();
    united(fragments, tiles).forEach(one -> keep(one, kept));
    return sorted(kept.all());
  }

  private void keep(Seen one, SeenByTile kept) {
    if (!isKnown(one, kept)) {
      kept.add(one);
    }
  }

  private boolean isKnown(Seen one, SeenByTile kept) {
    return kept.best(one, candidate -> same(one, candidate)).isPresent();
  }

  /**
   * Each fragment in turn grows by the best scored one that it agrees with, until there is none.
   */
  private List<Seen> united(List<Seen> fragments, List<Tile> tiles) {
    SeenByTile there = new SeenByTile(tiles);
    Deque<Placed> open = new ArrayDeque<>();
    fragments.forEach(fragment -> open.addLast(there.add(fragment)));
    while (!open.isEmpty()) {
      Placed one = open.removeFirst();
      // It may have become part of another meanwhile.
      if (there.contains(one)) {
        grown(one, there).ifPresent(open::addFirst);
      }
    }
    return sorted(there.all());
  }

  private Optional<Placed> grown(Placed one, SeenByTile there) {
    Optional<Placed> other = there.best(one.seen(), candidate -> same(one.seen(), candidate));
    return other.map(
        found -> {
          there.remove(one);
          there.remove(found);
          return there.add(one.seen().unitedWith(found.seen()));
        });
  }

  private boolean same(Seen a, Seen b) {
    return (acrossLabels || a.region().label().equals(b.region().label())) && agreement.same(a, b);
  }

  private static List<Seen> sorted(List<Seen> seen) {
    List<Seen> sorted = new ArrayList<>(seen);
    sorted.sort(BEST_FIRST);
    return sorted;
  }
}
