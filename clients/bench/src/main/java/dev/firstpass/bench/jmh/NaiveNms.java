package dev.firstpass.bench.jmh;

import dev.firstpass.families.vision.CandidateList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Greedy non-maximum suppression as textbooks write it: the best box goes into the result, all that
 * overlap it go out of the list, and again.
 */
final class NaiveNms {
  private NaiveNms() {}

  /** Returns what {@link dev.firstpass.families.vision.Nms#suppress} must return. */
  static int[] suppress(CandidateList candidates, double iou, int max, boolean classAgnostic) {
    Comparator<Integer> bestFirst =
        Comparator.<Integer>comparingDouble(candidates::score).reversed();
    List<Integer> left =
        new ArrayList<>(IntStream.range(0, candidates.size()).boxed().sorted(bestFirst).toList());
    List<Integer> kept = new ArrayList<>();
    while (!left.isEmpty() && kept.size() < max) {
      int best = left.remove(0);
      kept.add(best);
      left.removeIf(
          other ->
              (classAgnostic || candidates.classId(other) == candidates.classId(best))
                  && iou(candidates, best, other) > iou);
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double iou(CandidateList boxes, int a, int b) {
    double width =
        Math.min(boxes.edge(a, 2), boxes.edge(b, 2))
            - (double) Math.max(boxes.edge(a, 0), boxes.edge(b, 0));
    double height =
        Math.min(boxes.edge(a, 3), boxes.edge(b, 3))
            - (double) Math.max(boxes.edge(a, 1), boxes.edge(b, 1));
    double intersection = Math.max(0, width) * Math.max(0, height);
    return intersection == 0 ? 0 : intersection / (area(boxes, a) + area(boxes, b) - intersection);
  }

  private static double area(CandidateList boxes, int box) {
    double width = (double) boxes.edge(box, 2) - boxes.edge(box, 0);
    double height = (double) boxes.edge(box, 3) - boxes.edge(box, 1);
    return width * height;
  }
}
