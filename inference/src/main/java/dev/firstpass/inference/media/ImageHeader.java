package dev.firstpass.inference.media;

import java.util.Objects;

/**
 * What a picture's first bytes say of it.
 *
 * @param format how it is encoded
 * @param width stored columns, before orientation
 * @param height stored rows, before orientation
 * @param orientation how to turn the stored picture upright: EXIF's 1 (as it is) to 8
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {
  private static final int FIRST_TRANSPOSED = 5;

  public ImageHeader {
    Objects.requireNonNull(format, "format");
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("size must be positive: " + width + "x" + height);
    }
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation must be in [1, 8]: " + orientation);
    }
  }

  /** Returns columns of the upright picture. */
  public int uprightWidth() {
    return transposed() ? height : width;
  }

  /** Returns rows of the upright picture. */
  public int uprightHeight() {
    return transposed() ? width : height;
  }

  /** Returns width times height. */
  public long pixels() {
    return (long) width * height;
  }

  private boolean transposed() {
    return orientation >= FIRST_TRANSPOSED;
  }
}
