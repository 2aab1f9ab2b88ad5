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

  /** A share of e to this power is lost in the rounding of a sum of 1 and more. */
  private static final double LOST = -40;

  private final FloatBuffer data;
  private final int classes;
  private final int width;
  private final int height;
  private final int classStep;
  private final int placeStep;
  private final boolean softmax;
  private final int[] best;
  private final float[] highest;
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
    highest = new float[width * height];
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
    if (!softmax) {
      return Math.min(Math.max(score(place, classId), 0), 1);
    }
    double share = classId == best[place] ? 1 : Math.exp(score(place, classId) - highest[place]);
    return share / normaliser[place];
  }

  private void findBest() {
    for (int place = 0; place < best.length; place++) {
      highest[place] = score(place, 0);
    }
    for (int classId = 1; classId < classes; classId++) {
      for (int place = 0; place < best.length; place++) {
        float score = score(place, classId);
        if (score > highest[place]) {
          highest[place] = score;
          best[place] = classId;
        }
      }
    }
  }

  private void addExponentials() {
    for (int classId = 0; classId < classes; classId++) {
      for (int place = 0; place < best.length; place++) {
        double below = score(place, classId) - highest[place];
        if (below > LOST) {
          normaliser[place] += Math.exp(below);
        }
      }
    }
  }
}
