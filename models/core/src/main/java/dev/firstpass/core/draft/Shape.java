package dev.firstpass.core.draft;

/** Pure geometry in source pixels, without label or score. */
public sealed interface Shape permits Box, RotatedBox, Polygon, Mask, Keypoints {
  /** Returns the axis-parallel box around the shape, in source pixels. */
  Box enclosingBox();
}
