package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.ClassScores;
import dev.firstpass.families.vision.DetectionSettings;

/**
 * Collects the boxes of queries that pass their threshold. Confined to one thread.
 *
 * @param activation what makes a score of a network's number; never falling
 * @param settings of the request
 * @param letterbox tells the tensor's size
 * @param candidates what was collected
 */
record QueryBoxes(
    Activation activation,
    DetectionSettings settings,
    Letterbox letterbox,
    CandidateList candidates) {

  /** What makes a score of a network's number. */
  enum Activation {
    /** The graph gives scores. */
    NONE {
      @Override
      float score(float value) {
        return value;
      }

      @Override
      double lowest(double score) {
        return score;
      }
    },

    /** The graph gives logits. */
    SIGMOID {
      @Override
      float score(float value) {
        return (float) (1 / (1 + Math.exp(-value)));
      }

      @Override
      double lowest(double score) {
        double inside = Math.min(score, CERTAIN);
        return inside <= 0 ? Double.NEGATIVE_INFINITY : Math.log(inside / (1 - inside)) - ROUNDING;
      }
    };

    private static final double CERTAIN = 0.9999;
    private static final double ROUNDING = 1e-3;

    abstract float score(float value);

    /** Returns a number below which nothing reaches a score, to spare the exponentials. */
    abstract double lowest(double score);
  }

  static QueryBoxes none(Activation activation, DetectionSettings settings, Letterbox letterbox) {
    return new QueryBoxes(activation, settings, letterbox, new CandidateList());
  }

  /**
   * Adds what passes of one query.
   *
   * @param query its index
   * @param values with those of the classes from {@code first} on, to the end
   * @param box centre, width and height as shares of the tensor
   */
  void add(int query, float[] values, int first, float[] box) {
    if (settings.multiLabel()) {
      double lowest = activation.lowest(settings.filter().floor());
      for (int i = first; i < values.length; i++) {
        if (values[i] >= lowest) {
          addClass(query, i - first, values[i], box);
        }
      }
    } else {
      int best = ClassScores.best(values, first, values.length);
      addClass(query, best, values[first + best], box);
    }
  }

  private void addClass(int query, int classId, float value, float[] box) {
    float score = activation.score(value);
    if (settings.filter().keeps(classId, score)) {
      int width = letterbox.tensorWidth();
      int height = letterbox.tensorHeight();
      candidates.addCentred(
          query, classId, score, box[0] * width, box[1] * height, box[2] * width, box[3] * height);
    }
  }
}
