package dev.firstpass.tools.labelfile;

import java.math.BigDecimal;

/** How numbers are rounded in label files: as in the native JSON. */
public final class Rounding {
  private static final double PIXELS = 1e3;
  private static final double SCORES = 1e6;

  /** Keeps a rounded coordinate finite and exact whatever a model gives. */
  private static final double FARTHEST_PIXEL = 1e9;

  private Rounding() {}

  /** Returns a coordinate, length or area in pixels rounded to 1/1000. */
  public static double pixels(double value) {
    double bounded = Math.max(-FARTHEST_PIXEL, Math.min(FARTHEST_PIXEL, value));
    // Adding zero turns -0.0 into 0.0.
    return Math.rint(bounded * PIXELS) / PIXELS + 0.0;
  }

  /** Returns a coordinate rounded to 1/1000 without an exponent: {@code 10.5}. */
  public static String plainPixels(double value) {
    return plain(pixels(value));
  }

  /** Returns a score rounded to 1/1,000,000. */
  public static double score(double value) {
    return Math.rint(value * SCORES) / SCORES;
  }

  /** Returns a score rounded to 1/1,000,000 without an exponent: {@code 0.000001}. */
  public static String decimal(double score) {
    return plain(score(score));
  }

  private static String plain(double rounded) {
    return BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
  }
}
