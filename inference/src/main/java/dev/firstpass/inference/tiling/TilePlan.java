package dev.firstpass.inference.tiling;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the tiles of a picture lie: for each scale a grid, spread evenly so that all neighbours
 * share about as much and no tile is a remnant; then the whole picture. Pure arithmetic.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param tiles all different
 */
record TilePlan(int width, int height, List<Tile> tiles) {
  /** The most tiles of a picture: some tens of seconds of one worker with a small network. */
  static final int MOST_TILES = 1024;

  TilePlan {
    tiles = List.copyOf(tiles);
  }

  /**
   * Returns the tiles of a picture.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when there would be more
   *     than {@value #MOST_TILES}; the message says which side would do
   */
  static TilePlan of(Tiling tiling, int width, int height) {
    requireFew(tiling, width, height);
    Set<Tile> tiles = new LinkedHashSet<>();
    for (double scale : tiling.scales()) {
      addGrid(side(tiling.side(), scale), tiling.overlap(), width, height, tiles);
    }
    if (tiling.whole()) {
      tiles.add(new Tile(0, 0, width, height));
    }
    return new TilePlan(width, height, List.copyOf(tiles));
  }

  /** Returns whether the whole picture is the only tile. */
  boolean trivial() {
    return tiles.size() == 1;
  }

  private static void addGrid(int side, double overlap, int width, int height, Set<Tile> tiles) {
    int[] lefts = starts(width, side, overlap);
    for (int top : starts(height, side, overlap)) {
      for (int left : lefts) {
        tiles.add(new Tile(left, top, Math.min(side, width), Math.min(side, height)));
      }
    }
  }

  private static int[] starts(int length, int side, double overlap) {
    int count = Math.toIntExact(count(length, side, overlap));
    int[] starts = new int[count];
    for (int i = 1; i < count; i++) {
      starts[i] = (int) ((long) i * (length - side) / (count - 1));
    }
    return starts;
  }

  /** How many tiles it takes along one axis. */
  private static long count(int length, int side, double overlap) {
    if (length <= side) {
      return 1;
    }
    int shared = (int) Math.ceil(side * overlap);
    return -Math.floorDiv(-(length - shared), side - shared);
  }

  private static int side(int side, double scale) {
    return (int) Math.rint(side * scale);
  }

  private static long count(Tiling tiling, int side, int width, int height) {
    long count = tiling.whole() ? 1 : 0;
    for (double scale : tiling.scales()) {
      int scaled = side(side, scale);
      count += count(width, scaled, tiling.overlap()) * count(height, scaled, tiling.overlap());
    }
    return count;
  }

  private static void requireFew(Tiling tiling, int width, int height) {
    long count = count(tiling, tiling.side(), width, height);
    if (count <= MOST_TILES) {
      return;
    }
    int enough = tiling.side();
    while (count(tiling, enough, width, height) > MOST_TILES) {
      enough += Math.max(1, enough / 16);
    }
    throw new DraftingException(
        ErrorCode.INVALID_PARAMETER,
        "tiles of "
            + tiling.side()
            + " pixels cut this picture of "
            + width
            + "x"
            + height
            + " into "
            + count
            + " tiles, the limit is "
            + MOST_TILES
            + "; set 'tile' to at least "
            + enough
            + ", or less 'tileOverlap' or fewer 'tileScales'");
  }
}
