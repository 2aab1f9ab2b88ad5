package dev.firstpass.families.segmentation;

import dev.firstpass.core.family.Tensor;
import java.nio.FloatBuffer;

/**
 * The scores of every class at every place of a network's output. Not a number counts as the lowest
 * score, infinities as very high and low ones. Confined to one thread.
 */
final class ScoreGrid {
  /** Large enough for any score, small enough that weighted sums stay finite. */
  private static final float FARTHEST = 1e30f;

  private final FloatBuffer data;
  private final int classes;
  private final int width;
  private final int height;
  private final int classStep;
  private final int placeStep;
  private final boolean softmax;
  private final int[] best;
  private final double[] normaliser;

  private ScoreGrid(FloatBuffer data, int classes, int width, int height, Axes axes) {
    this.data = data;
    this.classes = classes;
    this.width = width;
    this.height = height;
    this.softmax = axes.softmax();
    classStep = axes.channelsFirst() ? width * height : 1;
    placeStep = axes.channelsFirst() ? 1 : classes;
    best = new int[width * height];
    normaliser = new double[width * height];
    findBest();
    if (softmax) {
      addExponentials();
    }
  }

  /**
   * How to read an output.
   *
   * @param channelsFirst whether it is [1, K, h, w] rather than [1, h, w, K]
   * @param softmax whether its numbers become probabilities by softmax
   */
  record Axes(boolean channelsFirst, boolean softmax) {}

  /** Returns the scores in an output of rank four. */
  static ScoreGrid of(Tensor output, Axes axes) {
    int row = axes.channelsFirst() ? 2 : 1;
    return new ScoreGrid(
        output.floats(),
        output.shape().intSize(axes.channelsFirst() ? 1 : 3),
        output.shape().intSize(row + 1),
        output.shape().intSize(row),
        axes);
  }

  int classes() {
    return classes;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns the class with the highest score at a place, of equal ones the first. */
  int best(int place) {
    return best[place];
  }

  /** Returns a score, finite. */
  float score(int place, int classId) {
    float score = data.get(place * placeStep + classId * classStep);
    return score > -FARTHEST ? Math.min(score, FARTHEST) : -FARTHEST;
  }

  /** Returns the probability of a class at a place, in [0, 1]. */
  double probability(int place, int classId) {
    double score = score(place, classId);
    return softmax
        ? Math.exp(score - score(place, best[place])) / normaliser[place]
        : Math.min(Math.max(score, 0), 1);
  }

  private void findBest() {
    for (int classId = 1; classId < classes; classId++) {
      for (int place = 0; place < best.length; place++) {
        if (score(place, classId) > score(place, best[place])) {
          best[place] = classId;
        }
      }
    }
  }

  private void addExponentials() {
    for (int classId = 0; classId < classes; classId++) {
      for (int place = 0; place < best.length; place++) {
        normaliser[place] += Math.exp(score(place, classId) - score(place, best[place]));
      }
    }
  }
}
