package dev.firstpass.families.vision;

import java.util.Arrays;

/**
 * Greedy non-maximum suppression: best candidate first (ties: added first), each suppressed when
 * its intersection over union with a better kept one is <em>greater</em> than the limit, without
 * the "+1 pixel" of older codes. That is what {@code torchvision.ops.nms} and {@code batched_nms}
 * compute; of several classes, each is suppressed alone unless class-agnostic.
 *
 * <p>A candidate is compared only with those kept before it, so the cost is at most {@link
 * #MAX_CANDIDATES} times the number kept, whatever the network gave.
 */
public final class Nms {
  /** The most candidates that are looked at, best first; Ultralytics' {@code max_nms}. */
  public static final int MAX_CANDIDATES = 30_000;

  private Nms() {}

  /**
   * Returns the candidates that are kept, best first.
   *
   * @param candidates boxes in any one coordinate system
   * @param iou limit in [0, 1]; 1 suppresses nothing
   * @param max the most that are kept
   * @param classAgnostic whether boxes of different classes suppress one another
   */
  public static int[] suppress(
      CandidateList candidates, double iou, int max, boolean classAgnostic) {
    int[] order = ScoreOrder.bestFirst(candidates);
    int looked = Math.min(order.length, MAX_CANDIDATES);
    int[] kept = new int[Math.min(looked, max)];
    int size = 0;
    for (int i = 0; i < looked && size < kept.length; i++) {
      if (!overlaps(candidates, order[i], kept, size, iou, classAgnostic)) {
        kept[size++] = order[i];
      }
    }
    return Arrays.copyOf(kept, size);
  }

  /** Returns the {@code max} best candidates, best first, for models that need no suppression. */
  public static int[] best(CandidateList candidates, int max) {
    int[] order = ScoreOrder.bestFirst(candidates);
    return order.length <= max ? order : Arrays.copyOf(order, max);
  }

  private static boolean overlaps(
      CandidateList candidates,
      int candidate,
      int[] kept,
      int size,
      double iou,
      boolean classAgnostic) {
    int classId = candidates.classId(candidate);
    for (int i = 0; i < size; i++) {
      if ((classAgnostic || candidates.classId(kept[i]) == classId)
          && iou(candidates, candidate, kept[i]) > iou) {
        return true;
      }
    }
    return false;
  }

  /** Empty boxes overlap nothing; doubles, so that absurdly large boxes do not overflow. */
  static double iou(CandidateList candidates, int a, int b) {
    double width = overlap(candidates, a, b, 0);
    double height = overlap(candidates, a, b, 1);
    if (!(width > 0 && height > 0)) {
      return 0;
    }
    double intersection = width * height;
    return intersection / (area(candidates, a) + area(candidates, b) - intersection);
  }

  private static double overlap(CandidateList candidates, int a, int b, int axis) {
    float low = Math.max(candidates.edge(a, axis), candidates.edge(b, axis));
    float high = Math.min(candidates.edge(a, axis + 2), candidates.edge(b, axis + 2));
    return (double) high - low;
  }

  private static double area(CandidateList candidates, int candidate) {
    double width = (double) candidates.edge(candidate, 2) - candidates.edge(candidate, 0);
    double height = (double) candidates.edge(candidate, 3) - candidates.edge(candidate, 1);
    return width * height;
  }
}
