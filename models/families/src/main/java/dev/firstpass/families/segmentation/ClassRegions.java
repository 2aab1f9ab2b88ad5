package dev.firstpass.families.segmentation;

import dev.firstpass.core.draft.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Regions of one class each, made of runs. Not thread-safe.
 *
 * @param width of the source, pixels
 * @param height of the source, pixels
 * @param found in the order of their first pixels
 */
record ClassRegions(int width, int height, List<Found> found) {

  /**
   * Finds the regions of a map.
   *
   * @param parts whether connected parts are regions, rather than classes
   */
  static ClassRegions of(ClassMap map, int width, int height, boolean parts) {
    ClassRuns runs = new ClassRuns();
    Map<Integer, Found> found = new LinkedHashMap<>();
    int[] rows = new int[height + 1];
    int[] classes = new int[width];
    for (int y = 0; y < height; y++) {
      map.row(y, classes);
      runs.nextRow();
      addRow(map, y, classes, runs);
      runs.joinRows();
      rows[y + 1] = runs.size();
    }
    for (int y = 0; y < height; y++) {
      for (int run = rows[y]; run < rows[y + 1]; run++) {
        int key = parts ? runs.part(run) : runs.classId(run);
        found
            .computeIfAbsent(key, k -> new Found(width, height))
            .add(
                y * width,
                runs.from(run),
                runs.to(run),
                runs.classId(run),
                runs.probabilities(run));
      }
    }
    return new ClassRegions(width, height, List.copyOf(found.values()));
  }

  private static void addRow(ClassMap map, int y, int[] classes, ClassRuns runs) {
    int start = 0;
    double sum = 0;
    for (int x = 0; x < classes.length; x++) {
      if (classes[x] != classes[start]) {
        runs.add(start, x, classes[start], sum);
        start = x;
        sum = 0;
      }
      sum += map.probability(x, y, classes[x]);
    }
    runs.add(start, classes.length, classes[start], sum);
  }

  /** One region, growing by runs from the top down. */
  static final class Found {
    private final int width;
    private final int height;
    private final List<Integer> lengths = new ArrayList<>();
    private int end;
    private int area;
    private int classId;
    private double sum;

    private Found(int width, int height) {
      this.width = width;
      this.height = height;
    }

    private void add(int row, int from, int to, int runClass, double probabilities) {
      if (row + from == end && !lengths.isEmpty()) {
        int last = lengths.size() - 1;
        lengths.set(last, lengths.get(last) + to - from);
      } else {
        lengths.add(row + from - end);
        lengths.add(to - from);
      }
      end = row + to;
      area += to - from;
      classId = runClass;
      sum += probabilities;
    }

    int classId() {
      return classId;
    }

    /** Returns how many pixels it has. */
    int area() {
      return area;
    }

    /** Returns the mean probability of its pixels, in [0, 1]. */
    float score() {
      return (float) Math.min(sum / area, 1);
    }

    /** Returns its pixels. */
    Mask mask() {
      List<Integer> runs = new ArrayList<>(lengths);
      runs.add(width * height - end);
      return new Mask(width, height, runs);
    }
  }
}
