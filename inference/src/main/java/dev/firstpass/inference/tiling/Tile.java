package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Box;

/**
 * A part of a picture that is drafted as a picture of its own, in whole pixels of the picture.
 *
 * @param left its first column
 * @param top its first row
 * @param width its columns
 * @param height its rows
 */
record Tile(int left, int top, int width, int height) {
  Tile {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "not a tile: " + left + ", " + top + ", " + width + "x" + height);
    }
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  /** Returns what it sees of the picture. */
  Box view() {
    return new Box(left, top, right(), bottom());
  }

  /** Returns whether it and another tile have pixels in common. */
  boolean meets(Tile other) {
    return left < other.right()
        && other.left < right()
        && top < other.bottom()
        && other.top < bottom();
  }
}
