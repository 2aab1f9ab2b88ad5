package dev.firstpass.families.ultralytics;

/**
 * The points of an object.
 *
 * @param points how many
 * @param numbers x and y, 2, or with a visibility 3
 */
record PointShape(int points, int numbers) {
  private static final int PLACE = 2;
  private static final int PLACE_AND_VISIBILITY = 3;

  /** Returns whether points can have such a shape. */
  static boolean isOne(int points, int numbers) {
    return points > 0 && (numbers == PLACE || numbers == PLACE_AND_VISIBILITY);
  }

  /** Returns how many numbers all points of an object have. */
  int size() {
    return points * numbers;
  }

  /** Returns whether points have a visibility. */
  boolean hasVisibility() {
    return numbers == PLACE_AND_VISIBILITY;
  }
}
