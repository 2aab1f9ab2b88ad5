package dev.firstpass.inference.media;

/**
 * How large a picture may be; checked against its header, before anything is decoded.
 *
 * @param maxPixels width times height, at most 700 million (OpenCV counts bytes in an int)
 * @param maxSide longest side in pixels, at most 65,500 (what JPEG and OpenCV can hold)
 * @param maxBytes encoded size
 */
public record MediaLimits(long maxPixels, int maxSide, long maxBytes) {
  private static final long MOST_PIXELS = 700_000_000;
  private static final int LONGEST_SIDE = 65_500;

  public MediaLimits {
    if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels must be in [1, " + MOST_PIXELS + "]: " + maxPixels);
    }
    if (maxSide < 1 || maxSide > LONGEST_SIDE) {
      throw new IllegalArgumentException(
          "maxSide must be in [1, " + LONGEST_SIDE + "]: " + maxSide);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be positive: " + maxBytes);
    }
  }

  /** Returns 100 megapixels, 65,500 a side, 100 MB: more than any camera's picture. */
  public static MediaLimits defaults() {
    return new MediaLimits(100_000_000, LONGEST_SIDE, 100_000_000);
  }
}
