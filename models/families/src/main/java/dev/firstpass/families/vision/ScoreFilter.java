package dev.firstpass.families.vision;

/**
 * The lowest score of each class that is kept, resolved for one request. {@link
 * Float#POSITIVE_INFINITY} keeps none of a class. Immutable.
 */
public final class ScoreFilter {
  private final float[] byClass;
  private final float floor;

  ScoreFilter(float[] byClass) {
    float lowest = Float.POSITIVE_INFINITY;
    for (float threshold : byClass) {
      lowest = Math.min(lowest, threshold);
    }
    this.byClass = byClass;
    this.floor = lowest;
  }

  /** Returns the lowest threshold of all: what is below it is kept of no class. */
  public float floor() {
    return floor;
  }

  /** Returns whether a score of a class is kept; NaN never is. */
  public boolean keeps(int classId, float score) {
    return score >= byClass[classId];
  }

  /** Returns how many classes there are. */
  public int classes() {
    return byClass.length;
  }

  /**
   * Returns the smallest float that is not below {@code threshold}, so that what passes as a float
   * also passes for a caller who compares as a double.
   */
  static float atLeast(double threshold) {
    float rounded = (float) threshold;
    return rounded < threshold ? Math.nextUp(rounded) : rounded;
  }
}
