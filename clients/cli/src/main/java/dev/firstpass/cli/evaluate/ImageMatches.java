package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.GroundTruth.Role;
import java.util.Comparator;
import java.util.List;

/**
 * Which detections of one category in one image match labelled objects, for one class of size and
 * every IoU threshold. Immutable once made.
 */
final class ImageMatches {
  /** Lets an IoU of 1 that lost its last bits still pass a threshold of 1. */
  private static final double HIGHEST_THRESHOLD = 1 - 1e-10;

  private final List<Detection> detections;
  private final int objects;
  private final boolean[][] matched;
  private final boolean[][] ignored;

  private ImageMatches(List<Detection> detections, int objects) {
    this.detections = detections;
    this.objects = objects;
    int thresholds = CocoEvaluation.IOU_THRESHOLDS.size();
    matched = new boolean[thresholds][detections.size()];
    ignored = new boolean[thresholds][detections.size()];
  }

  /** Returns how many detections there are. */
  int size() {
    return detections.size();
  }

  /** Returns how many objects ought to be found. */
  int objects() {
    return objects;
  }

  double score(int detection) {
    return detections.get(detection).score();
  }

  /** Returns whether the detection at this place, best first, matches at a threshold. */
  boolean isMatched(int threshold, int detection) {
    return matched[threshold][detection];
  }

  /** Returns whether it counts neither as right nor as wrong. */
  boolean isIgnored(int threshold, int detection) {
    return ignored[threshold][detection];
  }

  /**
   * Matches greedily, the best detection first.
   *
   * @param truths the objects of one category in one image
   * @param detections of the same, sorted, best first
   */
  static ImageMatches of(List<GroundTruth> truths, List<Detection> detections, AreaRange area) {
    // Objects that ought to be found come first, so that the others only take what is left.
    List<GroundTruth> sorted =
        truths.stream().sorted(Comparator.comparing(truth -> isIgnored(truth, area))).toList();
    int objects = (int) truths.stream().filter(truth -> !isIgnored(truth, area)).count();
    double[][] ious = ious(sorted, detections);
    var matches = new ImageMatches(detections, objects);
    for (int t = 0; t < CocoEvaluation.IOU_THRESHOLDS.size(); t++) {
      matches.match(t, sorted, ious);
      matches.ignoreUnmatched(t, area);
    }
    return matches;
  }

  private static boolean isIgnored(GroundTruth truth, AreaRange area) {
    return truth.role() != Role.OBJECT || !area.contains(truth.area());
  }

  private static double[][] ious(List<GroundTruth> truths, List<Detection> detections) {
    double[][] ious = new double[detections.size()][truths.size()];
    for (int d = 0; d < detections.size(); d++) {
      for (int g = 0; g < truths.size(); g++) {
        GroundTruth truth = truths.get(g);
        ious[d][g] = detections.get(d).box().iou(truth.box(), truth.role() == Role.CROWD);
      }
    }
    return ious;
  }

  private void match(int threshold, List<GroundTruth> truths, double[][] ious) {
    boolean[] taken = new boolean[truths.size()];
    for (int d = 0; d < detections.size(); d++) {
      int best = best(threshold, truths, ious[d], taken);
      if (best >= 0) {
        taken[best] = true;
        matched[threshold][d] = true;
        ignored[threshold][d] = best >= objects;
      }
    }
  }

  /** Returns the object that a detection matches, or -1. Of equal ones the last is taken. */
  private int best(int threshold, List<GroundTruth> truths, double[] ious, boolean[] taken) {
    double atLeast = Math.min(CocoEvaluation.IOU_THRESHOLDS.get(threshold), HIGHEST_THRESHOLD);
    int best = -1;
    for (int g = 0; g < truths.size(); g++) {
      boolean onlyIgnoredLeft = g >= objects;
      if (onlyIgnoredLeft && best >= 0 && best < objects) {
        break;
      }
      boolean free = !taken[g] || truths.get(g).role() == Role.CROWD;
      if (free && ious[g] >= atLeast) {
        atLeast = ious[g];
        best = g;
      }
    }
    return best;
  }

  /** What matches nothing and is of another size is no mistake. */
  private void ignoreUnmatched(int threshold, AreaRange area) {
    for (int d = 0; d < detections.size(); d++) {
      if (!matched[threshold][d] && !area.contains(detections.get(d).box().area())) {
        ignored[threshold][d] = true;
      }
    }
  }
}
