package dev.firstpass.inference.tiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was seen, found by who saw it, so that a region is compared only with those of tiles that
 * see some of the same pixels. Confined to one thread.
 */
final class SeenByTile {
  private static final Comparator<Placed> BEST =
      Comparator.comparingDouble((Placed placed) -> -placed.seen().score())
          .thenComparingInt(Placed::order);

  private final List<Tile> tiles;
  private final Map<Tile, List<Tile>> meeting = new HashMap<>();
  private final Map<Tile, List<Placed>> byTile = new HashMap<>();
  private final Map<Integer, Placed> there = new TreeMap<>();
  private int added;

  /**
   * @param tiles all that there are
   */
  SeenByTile(List<Tile> tiles) {
    this.tiles = List.copyOf(tiles);
  }

  /**
   * Something that was added.
   *
   * @param seen what
   * @param order after how many others
   */
  record Placed(Seen seen, int order) {}

  Placed add(Seen seen) {
    Placed placed = new Placed(seen, added++);
    there.put(placed.order(), placed);
    for (Tile tile : seen.tiles()) {
      byTile.computeIfAbsent(tile, t -> new ArrayList<>()).add(placed);
    }
    return placed;
  }

  void remove(Placed placed) {
    there.remove(placed.order());
    for (Tile tile : placed.seen().tiles()) {
      byTile.getOrDefault(tile, List.of()).removeIf(other -> other.order() == placed.order());
    }
  }

  boolean contains(Placed placed) {
    return there.containsKey(placed.order());
  }

  /** Returns all that are there, in the order in which they were added. */
  List<Seen> all() {
    return there.values().stream().map(Placed::seen).toList();
  }

  /**
   * Returns the best scored of those that fulfil a condition and that no tile saw together with
   * {@code one}; of equals the one added first.
   */
  Optional<Placed> best(Seen one, Predicate<Seen> condition) {
    return one.tiles().stream()
        .flatMap(tile -> meeting.computeIfAbsent(tile, this::meeting).stream())
        .distinct()
        .flatMap(tile -> byTile.getOrDefault(tile, List.of()).stream())
        .filter(placed -> placed.seen().elsewhereThan(one) && condition.test(placed.seen()))
        .min(BEST);
  }

  private List<Tile> meeting(Tile tile) {
    return tiles.stream().filter(tile::meets).toList();
  }
}
