package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A region and who saw it. Immutable.
 *
 * @param region in pixels of the picture
 * @param tiles the tiles that saw it: one, or several of which each saw a fragment
 * @param view the box around these tiles
 * @param cut whether it ends at an edge of its tile beyond which the picture goes on, so that it
 *     may be a fragment
 */
record Seen(Region region, Set<Tile> tiles, Box view, boolean cut) {
  /** Share of a tile's side within which a region that ends at an edge is taken to touch it. */
  private static final double TOUCH = 0.01;

  /** Returns what one tile of a picture saw. */
  static Seen by(Tile tile, Region region, TilePlan plan) {
    return new Seen(region, Set.of(tile), tile.view(), cut(region.box(), tile, plan));
  }

  private static boolean cut(Box box, Tile tile, TilePlan plan) {
    double nearX = Math.max(1, TOUCH * tile.width());
    double nearY = Math.max(1, TOUCH * tile.height());
    return (tile.left() > 0 && box.xMin() <= tile.left() + nearX)
        || (tile.top() > 0 && box.yMin() <= tile.top() + nearY)
        || (tile.right() < plan.width() && box.xMax() >= tile.right() - nearX)
        || (tile.bottom() < plan.height() && box.yMax() >= tile.bottom() - nearY);
  }

  /** Returns the two fragments as one, with the better score and its label. */
  Seen unitedWith(Seen other) {
    return region.score() >= other.region.score() ? grownBy(other) : other.grownBy(this);
  }

  private Seen grownBy(Seen worse) {
    Set<Tile> all = new LinkedHashSet<>(tiles);
    all.addAll(worse.tiles);
    Region united =
        new Region(
            region.label(), region.score(), ShapeUnion.of(region.shape(), worse.region.shape()));
    return new Seen(united, all, ShapeUnion.around(view, worse.view), true);
  }

  /** Returns whether no tile saw both. */
  boolean elsewhereThan(Seen other) {
    return Collections.disjoint(tiles, other.tiles);
  }

  double score() {
    return region.score();
  }
}
