package dev.firstpass.inference.tiling;

import java.util.List;
import java.util.Objects;

/**
 * How a picture is cut into tiles and what the tiles saw becomes one draft.
 *
 * @param side width and height of the tiles, source pixels
 * @param overlap share of the side that neighbouring tiles have in common at least, in [0, 1)
 * @param scales for each a grid of tiles with {@code side} times it
 * @param whole whether the whole picture is a further tile
 * @param agreement when two tiles saw the same object
 * @param acrossLabels whether objects with different labels can be the same
 * @param max the most regions of the draft
 */
record Tiling(
    int side,
    double overlap,
    List<Double> scales,
    boolean whole,
    Agreement agreement,
    boolean acrossLabels,
    int max) {
  Tiling {
    scales = List.copyOf(scales);
    Objects.requireNonNull(agreement, "agreement");
    if (side < 1 || !(overlap >= 0 && overlap < 1) || max < 1) {
      throw new IllegalArgumentException(
          "not a tiling: " + side + ", " + overlap + ", " + scales + ", " + max);
    }
  }
}
