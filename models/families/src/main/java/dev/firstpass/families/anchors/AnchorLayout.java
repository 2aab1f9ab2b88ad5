package dev.firstpass.families.anchors;

import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.families.vision.GridLevel;
import java.util.List;

/**
 * Where the anchors are.
 *
 * @param strides tensor pixels between places, by level
 * @param centre where in its place an anchor's centre lies, in strides
 * @param sizes by level, width and height of each of its anchors in tensor pixels
 */
record AnchorLayout(List<Integer> strides, double centre, List<List<Double>> sizes) {
  AnchorLayout {
    strides = List.copyOf(strides);
    sizes = List.copyOf(sizes);
    if (strides.size() != sizes.size()) {
      throw new IllegalArgumentException(
          "'anchors' needs one list for each of 'strides'; there are "
              + sizes.size()
              + " lists and "
              + strides.size()
              + " strides");
    }
    for (List<Double> level : sizes) {
      if (level.isEmpty() || level.size() % 2 != 0) {
        throw new IllegalArgumentException(
            "'anchors' needs a width and a height for each anchor, not " + level);
      }
    }
  }

  /** Returns no anchors, for families whose specs must name theirs. */
  static AnchorLayout none() {
    return new AnchorLayout(List.of(), 0.5, List.of());
  }

  /** Returns how many anchors a tensor of this size has. */
  int count(Fixed tensor) {
    int count = 0;
    for (int i = 0; i < strides.size(); i++) {
      count += grid(tensor, i).places() * sizes.get(i).size() / 2;
    }
    return count;
  }

  /** Returns x and y of the centre, width and height of each anchor, in the order of the rows. */
  float[] anchors(Fixed tensor) {
    float[] anchors = new float[4 * count(tensor)];
    int next = 0;
    for (int i = 0; i < strides.size(); i++) {
      GridLevel grid = grid(tensor, i);
      List<Double> level = sizes.get(i);
      for (int place = 0; place < grid.places(); place++) {
        for (int size = 0; size < level.size(); size += 2) {
          anchors[next++] = (float) ((grid.column(place) + centre) * grid.stride());
          anchors[next++] = (float) ((grid.row(place) + centre) * grid.stride());
          anchors[next++] = level.get(size).floatValue();
          anchors[next++] = level.get(size + 1).floatValue();
        }
      }
    }
    return anchors;
  }

  private GridLevel grid(Fixed tensor, int level) {
    return GridLevel.of(tensor.width(), tensor.height(), List.of(strides.get(level))).get(0);
  }
}
