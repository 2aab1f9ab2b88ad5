package dev.firstpass.inference.media;

import dev.firstpass.core.model.ImageInput.Placement;

/**
 * How a resized picture is laid into the tensor. Immutable.
 *
 * @param resizedWidth of the picture after resizing
 * @param resizedHeight of the picture after resizing
 * @param cropX first column of it that is used
 * @param cropY first row of it that is used
 * @param x column of the tensor where it begins
 * @param y row of the tensor where it begins
 * @param width columns that are used
 * @param height rows that are used
 * @param tensorWidth columns of the tensor
 * @param tensorHeight rows of the tensor
 */
record Paste(
    int resizedWidth,
    int resizedHeight,
    int cropX,
    int cropY,
    int x,
    int y,
    int width,
    int height,
    int tensorWidth,
    int tensorHeight) {
  Paste {
    boolean inPicture =
        cropX >= 0
            && cropY >= 0
            && cropX + width <= resizedWidth
            && cropY + height <= resizedHeight;
    boolean inTensor = x >= 0 && y >= 0 && x + width <= tensorWidth && y + height <= tensorHeight;
    if (width < 1 || height < 1 || !inPicture || !inTensor) {
      throw new IllegalArgumentException(
          "not a part of %dx%d in %dx%d: %dx%d from (%d, %d) to (%d, %d)"
              .formatted(
                  resizedWidth,
                  resizedHeight,
                  tensorWidth,
                  tensorHeight,
                  width,
                  height,
                  cropX,
                  cropY,
                  x,
                  y));
    }
  }

  /** Returns a picture that fills the tensor. */
  static Paste filling(int width, int height) {
    return whole(width, height, width, height, Placement.TOP_LEFT);
  }

  /** Returns a whole picture in a tensor that is at least as large. */
  static Paste whole(
      int width, int height, int tensorWidth, int tensorHeight, Placement placement) {
    boolean centred = placement == Placement.CENTRE;
    return new Paste(
        width,
        height,
        0,
        0,
        centred ? (tensorWidth - width) / 2 : 0,
        centred ? (tensorHeight - height) / 2 : 0,
        width,
        height,
        tensorWidth,
        tensorHeight);
  }

  /** Returns the middle of a picture in the middle of the tensor; cut or padded on each axis. */
  static Paste middle(int resizedWidth, int resizedHeight, int tensorWidth, int tensorHeight) {
    int width = Math.min(resizedWidth, tensorWidth);
    int height = Math.min(resizedHeight, tensorHeight);
    // Half to even, as Python's round() in torchvision's center_crop.
    return new Paste(
        resizedWidth,
        resizedHeight,
        (int) Math.rint((resizedWidth - width) / 2.0),
        (int) Math.rint((resizedHeight - height) / 2.0),
        (tensorWidth - width) / 2,
        (tensorHeight - height) / 2,
        width,
        height,
        tensorWidth,
        tensorHeight);
  }

  /** Returns whether some of the tensor is padding. */
  boolean padded() {
    return width < tensorWidth || height < tensorHeight;
  }
}
