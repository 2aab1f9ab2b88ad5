package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.RotatedBox;

/**
 * The normal distribution that has a rotated box's mean and covariance, as if the box were of even
 * density.
 *
 * @param x mean
 * @param y mean
 * @param xx variance of x
 * @param yy variance of y
 * @param xy covariance
 * @param area of the box; its covariance's determinant is that of the box before it was turned
 */
public record BoxDistribution(double x, double y, double xx, double yy, double xy, double area) {
  /** Keeps quotients and logarithms finite; the reference's own value, which its results carry. */
  private static final double EPSILON = 1e-7;

  private static final double MAX_DISTANCE = 100;

  /** The variance of a uniform distribution over a side of length 1. */
  private static final double UNIT_VARIANCE = 1 / 12.0;

  /** Returns the distribution of a box. */
  public static BoxDistribution of(RotatedBox box) {
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    double wide = box.width() * box.width() * UNIT_VARIANCE;
    double high = box.height() * box.height() * UNIT_VARIANCE;
    return new BoxDistribution(
        box.xCentre(),
        box.yCentre(),
        wide * cos * cos + high * sin * sin,
        wide * sin * sin + high * cos * cos,
        (wide - high) * cos * sin,
        box.width() * box.height());
  }

  /**
   * Returns 1 minus the Hellinger distance from another: "probabilistic IoU" of the boxes (Llerena
   * et al., arXiv:2106.06072), in [0, 1]. It never exceeds 1 minus the root of {@value #EPSILON}.
   */
  public double overlap(BoxDistribution other) {
    double sumXx = xx + other.xx;
    double sumYy = yy + other.yy;
    double sumXy = xy + other.xy;
    double dx = x - other.x;
    double dy = y - other.y;
    double determinant = sumXx * sumYy - sumXy * sumXy;
    double apart = (sumXx * dy * dy + sumYy * dx * dx) / (determinant + EPSILON) / 4;
    double turned = -sumXy * dx * dy / (determinant + EPSILON) / 2;
    double rootOfProduct = area * other.area * UNIT_VARIANCE * UNIT_VARIANCE;
    double unlike = Math.log(determinant / (4 * rootOfProduct + EPSILON) + EPSILON) / 2;
    double distance = Math.min(Math.max(apart + turned + unlike, EPSILON), MAX_DISTANCE);
    return 1 - Math.sqrt(1 - Math.exp(-distance) + EPSILON);
  }
}
