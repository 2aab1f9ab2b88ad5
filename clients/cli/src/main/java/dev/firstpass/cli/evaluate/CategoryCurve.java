package dev.firstpass.cli.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision and recall of one category over all images, for one class of size: per IoU threshold
 * the precision averaged over the recall points, and the highest recall per limit of detections.
 * Immutable once made.
 */
final class CategoryCurve {
  /** The distance from 1 to the next double; keeps 0 of 0 from being NaN. */
  private static final double EPSILON = Math.ulp(1.0);

  private final int objects;
  private final double[] precision;
  private final double[][] recall;

  private CategoryCurve(int objects) {
    this.objects = objects;
    int thresholds = CocoEvaluation.IOU_THRESHOLDS.size();
    precision = new double[thresholds];
    recall = new double[CocoEvaluation.MAX_DETECTIONS.size()][thresholds];
  }

  /**
   * @param images every image that has objects or detections of the category, in the order of their
   *     ids
   */
  static CategoryCurve of(List<ImageMatches> images) {
    var curve = new CategoryCurve(images.stream().mapToInt(ImageMatches::objects).sum());
    if (curve.objects > 0) {
      for (int m = 0; m < CocoEvaluation.MAX_DETECTIONS.size(); m++) {
        curve.measure(m, ranked(images, CocoEvaluation.MAX_DETECTIONS.get(m)));
      }
    }
    return curve;
  }

  /** Returns whether there is anything to find; without, the figures mean nothing. */
  boolean isDefined() {
    return objects > 0;
  }

  /** Returns how many objects ought to be found. */
  int objects() {
    return objects;
  }

  /** Returns the average precision at one threshold, in [0, 1]. */
  double precision(int threshold) {
    return precision[threshold];
  }

  /** Returns the average precision over all thresholds, in [0, 1]. */
  double meanPrecision() {
    return mean(precision);
  }

  /** Returns the recall averaged over all thresholds, in [0, 1]. */
  double meanRecall(int maxDetections) {
    return mean(recall[CocoEvaluation.MAX_DETECTIONS.indexOf(maxDetections)]);
  }

  /** One detection: which image's, and its place there. */
  private record Ranked(ImageMatches image, int detection) {}

  /** The first detections of each image, best first; equal scores stay in the order of images. */
  private static List<Ranked> ranked(List<ImageMatches> images, int maxDetections) {
    List<Ranked> ranked = new ArrayList<>();
    for (ImageMatches image : images) {
      IntStream.range(0, Math.min(image.size(), maxDetections))
          .forEach(d -> ranked.add(new Ranked(image, d)));
    }
    ranked.sort(Comparator.comparingDouble(one -> -one.image().score(one.detection())));
    return ranked;
  }

  private void measure(int limit, List<Ranked> ranked) {
    boolean highestLimit = limit == CocoEvaluation.MAX_DETECTIONS.size() - 1;
    for (int t = 0; t < precision.length; t++) {
      double[] precisions = new double[ranked.size()];
      double[] recalls = new double[ranked.size()];
      accumulate(t, ranked, precisions, recalls);
      recall[limit][t] = recalls.length == 0 ? 0 : recalls[recalls.length - 1];
      if (highestLimit) {
        precision[t] = averageOverRecalls(precisions, recalls);
      }
    }
  }

  private void accumulate(
      int threshold, List<Ranked> ranked, double[] precisions, double[] recalls) {
    double right = 0;
    double wrong = 0;
    for (int i = 0; i < ranked.size(); i++) {
      Ranked one = ranked.get(i);
      if (!one.image().isIgnored(threshold, one.detection())) {
        if (one.image().isMatched(threshold, one.detection())) {
          right++;
        } else {
          wrong++;
        }
      }
      recalls[i] = right / objects;
      precisions[i] = right / (wrong + right + EPSILON);
    }
  }

  /** Precision never falls towards lower recall; where a recall is not reached it is 0. */
  private static double averageOverRecalls(double[] precisions, double[] recalls) {
    for (int i = precisions.length - 1; i > 0; i--) {
      precisions[i - 1] = Math.max(precisions[i - 1], precisions[i]);
    }
    double sum = 0;
    int i = 0;
    for (double wanted : CocoEvaluation.RECALLS) {
      while (i < recalls.length && recalls[i] < wanted) {
        i++;
      }
      sum += i < recalls.length ? precisions[i] : 0;
    }
    return sum / CocoEvaluation.RECALLS.size();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
