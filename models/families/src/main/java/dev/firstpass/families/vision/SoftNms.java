package dev.firstpass.families.vision;

import java.util.Arrays;

/**
 * Suppression that lowers scores rather than dropping boxes (Bodla et al., arXiv:1704.04503): the
 * best of the remaining boxes is kept, the others lose score by how much they overlap it, and so
 * on. What falls below its threshold is dropped. Of equal scores the one added first comes first.
 *
 * <p>The cost is the number of candidates, {@link Nms#MAX_CANDIDATES} at most, times the number
 * kept.
 */
public final class SoftNms {
  private SoftNms() {}

  /**
   * Returns the candidates that are kept, best first by their new scores, which it sets.
   *
   * @param candidates boxes in any one coordinate system
   * @param suppression how scores fall
   * @param filter the lowest score of each class that is kept
   * @param iou overlap below which a linear fall leaves a score as it is, in [0, 1]
   * @param max the most that are kept
   * @param classAgnostic whether boxes of different classes lower one another's scores
   */
  public static int[] suppress(
      CandidateList candidates,
      Suppression suppression,
      ScoreFilter filter,
      double iou,
      int max,
      boolean classAgnostic) {
    int[] rest = Nms.best(candidates, Nms.MAX_CANDIDATES);
    int[] kept = new int[Math.min(rest.length, max)];
    int left = rest.length;
    int size = 0;
    while (size < kept.length && left > 0) {
      int best = rest[0];
      kept[size++] = best;
      int from = left;
      left = 0;
      for (int i = 1; i < from; i++) {
        int other = rest[i];
        if (classAgnostic || candidates.classId(other) == candidates.classId(best)) {
          double factor = suppression.factor(Nms.iou(candidates, other, best), iou);
          candidates.rescore(other, (float) (candidates.score(other) * factor));
        }
        if (filter.keeps(candidates.classId(other), candidates.score(other))) {
          rest[left++] = other;
        }
      }
      bestToFront(candidates, rest, left);
    }
    return Arrays.copyOf(kept, size);
  }

  /** Swaps the best with the first; of equal scores, the one added first is better. */
  private static void bestToFront(CandidateList candidates, int[] rest, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      float difference = candidates.score(rest[i]) - candidates.score(rest[best]);
      if (difference > 0 || (difference == 0 && rest[i] < rest[best])) {
        best = i;
      }
    }
    int candidate = rest[best];
    rest[best] = rest[0];
    rest[0] = candidate;
  }
}
