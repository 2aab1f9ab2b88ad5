package dev.firstpass.families.vision;

import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.geometry.BoxDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Suppression of rotated boxes by probabilistic IoU, in one step ("Fast NMS", arXiv:1904.02689): a
 * box is suppressed when it overlaps <em>any</em> better one, be that one suppressed itself, by the
 * limit or more. That is what Ultralytics computes for oriented boxes, and it keeps fewer than the
 * greedy suppression of {@link Nms}.
 */
public final class RotatedNms {
  private final List<RotatedCandidate> candidates;
  private final BoxDistribution[] distributions;
  private final double[] reaches;
  private final double iou;
  private final double farthest;
  private final boolean classAgnostic;

  private RotatedNms(List<RotatedCandidate> candidates, double iou, boolean classAgnostic) {
    this.candidates = candidates;
    this.iou = iou;
    this.farthest = farthest(iou);
    this.classAgnostic = classAgnostic;
    distributions = new BoxDistribution[candidates.size()];
    reaches = new double[candidates.size()];
  }

  /**
   * Returns the candidates that are kept, in their order.
   *
   * @param candidates best first; those after the first {@link Nms#MAX_CANDIDATES} are not looked
   *     at
   * @param iou limit in [0, 1]
   * @param max the most that are kept
   * @param classAgnostic whether boxes of different classes suppress one another
   */
  public static List<RotatedCandidate> suppress(
      List<RotatedCandidate> candidates, double iou, int max, boolean classAgnostic) {
    int looked = Math.min(candidates.size(), Nms.MAX_CANDIDATES);
    return new RotatedNms(candidates.subList(0, looked), iou, classAgnostic).kept(max);
  }

  private List<RotatedCandidate> kept(int max) {
    List<RotatedCandidate> kept = new ArrayList<>();
    for (int i = 0; i < distributions.length && kept.size() < max; i++) {
      RotatedBox box = candidates.get(i).box();
      distributions[i] = BoxDistribution.of(box);
      reaches[i] = reach(box);
      if (!isSuppressed(i)) {
        kept.add(candidates.get(i));
      }
    }
    return kept;
  }

  private boolean isSuppressed(int index) {
    int classId = candidates.get(index).classId();
    for (int i = 0; i < index; i++) {
      if ((classAgnostic || candidates.get(i).classId() == classId)
          && !areFar(i, index)
          && distributions[i].overlap(distributions[index]) >= iou) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how far centres can be apart, squared and in units of the boxes' sizes, if the boxes
   * are to overlap by the limit: the distance of the distributions is at least d² / 4 over the sum
   * of their largest variances, those being at most side² / 12.
   */
  private static double farthest(double iou) {
    double hellinger = 1 - iou;
    // A margin for the reference's epsilon, whose share is far below it.
    return -Math.log(1 - Math.min(hellinger * hellinger, 1)) * 4 / 12 * 1.01 + 1e-6;
  }

  /** Boxes too small for the estimate are never far. */
  private static double reach(RotatedBox box) {
    double side = Math.max(box.width(), box.height());
    return box.width() * box.height() < 1 ? Double.POSITIVE_INFINITY : side * side;
  }

  /** Spares most pairs the logarithms. */
  private boolean areFar(int a, int b) {
    double dx = distributions[a].x() - distributions[b].x();
    double dy = distributions[a].y() - distributions[b].y();
    return dx * dx + dy * dy > farthest * (reaches[a] + reaches[b]);
  }
}
