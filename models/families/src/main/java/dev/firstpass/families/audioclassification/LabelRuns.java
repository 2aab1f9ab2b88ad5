package dev.firstpass.families.audioclassification;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.model.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Joins neighbouring windows of the same label to segments. Confined to one thread. */
final class LabelRuns {
  private final LabelSet labels;
  private final FrameTiming timing;
  private final long[] starts;
  private final double[] sums;
  private final int[] counts;
  private final List<Segment> segments = new ArrayList<>();

  LabelRuns(LabelSet labels, FrameTiming timing) {
    this.labels = labels;
    this.timing = timing;
    this.starts = new long[labels.size()];
    this.sums = new double[labels.size()];
    this.counts = new int[labels.size()];
  }

  /**
   * Takes the next window.
   *
   * @param from the first sample that it stands for
   * @param kept which classes it has
   * @param scores of all classes
   */
  void window(long from, boolean[] kept, float[] scores) {
    for (int label = 0; label < kept.length; label++) {
      if (!kept[label]) {
        close(label, from);
        continue;
      }
      if (counts[label] == 0) {
        starts[label] = from;
      }
      sums[label] += scores[label];
      counts[label]++;
    }
  }

  /**
   * Ends the recording.
   *
   * @param samples how many it has
   * @param max how many segments are kept, the best
   * @return in time order
   */
  List<Segment> end(long samples, int max) {
    for (int label = 0; label < counts.length; label++) {
      close(label, samples);
    }
    List<Segment> best =
        segments.stream()
            .sorted(Comparator.comparingDouble(Segment::score).reversed())
            .limit(max)
            .toList();
    return best.stream()
        .sorted(
            Comparator.comparingDouble((Segment segment) -> segment.span().startSeconds())
                .thenComparing(Segment::label))
        .toList();
  }

  private void close(int label, long end) {
    if (counts[label] > 0) {
      double mean = Math.min(Math.max(sums[label] / counts[label], 0), 1);
      segments.add(
          Segment.of(timing.span((double) starts[label], (double) end), labels.name(label), mean));
    }
    counts[label] = 0;
    Arrays.fill(sums, label, label + 1, 0);
  }
}
