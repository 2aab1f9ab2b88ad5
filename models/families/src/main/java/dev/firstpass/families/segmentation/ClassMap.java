package dev.firstpass.families.segmentation;

import dev.firstpass.core.family.Letterbox;

/**
 * The class of every pixel of the source, row by row. Confined to one thread.
 *
 * <p>Where the four places around a pixel agree on their best class, every weighted mean of them
 * does, so scores are interpolated only along the borders between classes.
 */
final class ClassMap {
  private final ScoreGrid grid;
  private final Sampling columns;
  private final Sampling rows;

  ClassMap(ScoreGrid grid, Letterbox letterbox) {
    this.grid = grid;
    columns =
        Sampling.of(
            letterbox.sourceWidth(),
            letterbox.scaleX(),
            letterbox.offsetX(),
            letterbox.tensorWidth(),
            grid.width());
    rows =
        Sampling.of(
            letterbox.sourceHeight(),
            letterbox.scaleY(),
            letterbox.offsetY(),
            letterbox.tensorHeight(),
            grid.height());
  }

  /** Fills {@code into} with the classes of a row of the source. */
  void row(int y, int[] into) {
    int above = rows.lower()[y] * grid.width();
    int below = rows.upper()[y] * grid.width();
    for (int x = 0; x < into.length; x++) {
      int left = columns.lower()[x];
      int right = columns.upper()[x];
      int best = grid.best(above + left);
      boolean agreed =
          best == grid.best(above + right)
              && best == grid.best(below + left)
              && best == grid.best(below + right);
      into[x] = agreed ? best : interpolated(x, y);
    }
  }

  /** Returns the probability of a class at the place nearest to a pixel, in [0, 1]. */
  double probability(int x, int y, int classId) {
    return grid.probability(rows.nearest(y) * grid.width() + columns.nearest(x), classId);
  }

  private int interpolated(int x, int y) {
    int above = rows.lower()[y] * grid.width();
    int below = rows.upper()[y] * grid.width();
    int left = columns.lower()[x];
    int right = columns.upper()[x];
    double across = columns.share()[x];
    double down = rows.share()[y];
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < grid.classes(); c++) {
      double top =
          grid.score(above + left, c) * (1 - across) + grid.score(above + right, c) * across;
      double low =
          grid.score(below + left, c) * (1 - across) + grid.score(below + right, c) * across;
      double score = top * (1 - down) + low * down;
      if (score > highest) {
        highest = score;
        best = c;
      }
    }
    return best;
  }
}
