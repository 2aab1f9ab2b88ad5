package dev.firstpass.bench.floor;

import dev.firstpass.bench.picture.PictureSize;

/** The rule of {@code reduced-decode}, written a second time so that the floor owes nobody. */
final class ReducedDecode {
  private ReducedDecode() {}

  /**
   * Returns the largest of 8, 4, 2 and 1 that leaves the picture {@code times} as large as it
   * becomes in the tensor; 1 when {@code times} is 0.
   */
  static int denominator(PictureSize size, int tensorWidth, int tensorHeight, double times) {
    if (times == 0) {
      return 1;
    }
    double scale =
        Math.min((double) tensorWidth / size.width(), (double) tensorHeight / size.height());
    int width = (int) (size.width() * scale);
    int height = (int) (size.height() * scale);
    for (int denominator = 8; denominator > 1; denominator /= 2) {
      if (reduced(size.width(), denominator) >= times * width
          && reduced(size.height(), denominator) >= times * height) {
        return denominator;
      }
    }
    return 1;
  }

  private static int reduced(int side, int denominator) {
    return (side + denominator - 1) / denominator;
  }
}
