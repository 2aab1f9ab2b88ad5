package dev.firstpass.families.maskrcnn;

/**
 * Where the cells of a small mask lie along one axis of the source: pixel {@code p} has its centre
 * at cell {@code (p + 0.5 - start) * scale - shift}, cells' centres being whole numbers.
 *
 * @param start left or top edge of the object, source pixels
 * @param scale cells per pixel, positive
 * @param shift cells between the edge and the first cell's centre
 * @param from the first pixel that the mask may cover
 * @param to the pixel after the last
 */
record MaskAxis(double start, double scale, double shift, int from, int to) {
  private static final double HALF = 0.5;

  /** How the axes of a mask are laid over its box. */
  enum Pasting {
    /**
     * As torchvision and maskrcnn-benchmark do: the box, enlarged by a cell of zeros on each side,
     * is cut to whole pixels first.
     */
    WHOLE_PIXELS("whole-pixels") {
      @Override
      MaskAxis axis(float low, float high, int cells, int size) {
        float half = (high - low) * 0.5f * ((cells + 2f) / cells);
        float centre = (high + low) * 0.5f;
        double first = truncated(centre - half);
        double pixels = Math.max(truncated(centre + half) - first + 1, 1);
        return new MaskAxis(
            first,
            (cells + 2) / pixels,
            1 + HALF,
            inside(first, size),
            inside(first + pixels, size));
      }
    },

    /** As detectron2 does: cells are where the box has them. */
    SUB_PIXELS("sub-pixels") {
      @Override
      MaskAxis axis(float low, float high, int cells, int size) {
        double length = (double) high - low;
        double margin = length / cells;
        return new MaskAxis(
            low,
            cells / length,
            HALF,
            inside(Math.floor(low - margin), size),
            inside(Math.ceil(high + margin), size));
      }
    };

    private final String wireName;

    Pasting(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }

    /**
     * Lays a mask over a box.
     *
     * @param low left or top edge, source pixels, finite
     * @param high right or bottom edge, finite and greater
     * @param cells how many the mask has
     * @param size of the source
     */
    abstract MaskAxis axis(float low, float high, int cells, int size);

    private static double truncated(double edge) {
      return edge < 0 ? Math.ceil(edge) : Math.floor(edge);
    }

    private static int inside(double pixel, int size) {
      return (int) Math.min(Math.max(pixel, 0), size);
    }
  }

  /** Returns where a pixel's centre lies among the cells. */
  double cell(int pixel) {
    return (pixel + HALF - start) * scale - shift;
  }

  /**
   * Returns the first pixel, of those that the mask may cover, whose centre is not before a cell.
   */
  int pixel(int cell) {
    double pixel = Math.ceil((cell + shift) / scale + start - HALF);
    return (int) Math.min(Math.max(pixel, from), to);
  }
}
