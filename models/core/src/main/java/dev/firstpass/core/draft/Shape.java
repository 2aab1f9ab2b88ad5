package dev.firstpass.core.draft;

/** Pure geometry in source pixels, without label or score. */
public sealed interface Shape permits Box, RotatedBox, Polygon, Mask, Keypoints {
  /** Returns the axis-parallel box around the shape, in source pixels. */
  Box enclosingBox();

  /**
   * Returns the same shape in a larger picture of which its own is the part that begins at ({@code
   * left}, {@code top}).
   *
   * @param left column of the larger picture
   * @param top row of the larger picture
   * @param width of the larger picture, pixels
   * @param height of the larger picture, pixels
   */
  Shape within(int left, int top, int width, int height);
}
