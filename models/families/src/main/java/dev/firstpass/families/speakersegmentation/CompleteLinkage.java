package dev.firstpass.families.speakersegmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering with complete linkage: the two clusters whose farthest members are
 * nearest are joined first. Takes four bytes for each pair of items, and a time that grows with
 * their square (nearest-neighbour chains). Confined to one thread.
 *
 * <p>Source: F. Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983;
 * the linkage is that of {@code fast-clustering.cc} of sherpa-onnx.
 */
final class CompleteLinkage {
  private final int items;
  private final float[] distances;
  private final boolean[] gone;
  private final Join[] joins;

  /** Two items whose clusters are joined, and how far apart the clusters are. */
  private record Join(int one, int other, float distance) {}

  /** How far apart two items are, whichever comes first. */
  @FunctionalInterface
  interface Distance {
    /** Returns a number that is not negative. */
    double between(int one, int other);
  }

  /**
   * @param items how many, at least 1, at most 40,000
   */
  CompleteLinkage(int items, Distance distance) {
    this.items = items;
    this.distances = new float[Math.multiplyExact(items, items - 1) / 2];
    this.gone = new boolean[items];
    for (int one = 0; one < items; one++) {
      for (int other = one + 1; other < items; other++) {
        distances[pair(one, other)] = (float) distance.between(one, other);
      }
    }
    this.joins = joinAll();
    Arrays.sort(joins, Comparator.comparingDouble(Join::distance));
  }

  /** Returns the cluster of each item, in order of their first items, when there are so many. */
  int[] cutInto(int clusters) {
    return labels(Math.max(items - clusters, 0));
  }

  /** Returns the same when only clusters that are nearer than this are joined. */
  int[] cutAt(double distance) {
    return labels((int) Arrays.stream(joins).filter(join -> join.distance() < distance).count());
  }

  private int[] labels(int joined) {
    int[] parents = IntStream.range(0, items).toArray();
    for (int i = 0; i < joined; i++) {
      int one = root(parents, joins[i].one());
      int other = root(parents, joins[i].other());
      parents[Math.max(one, other)] = Math.min(one, other);
    }
    int[] labels = new int[items];
    int next = 0;
    for (int item = 0; item < items; item++) {
      int root = root(parents, item);
      labels[item] = root == item ? next++ : labels[root];
    }
    return labels;
  }

  private static int root(int[] parents, int item) {
    int root = item;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** Follows nearest neighbours until two are each other's; joins them; goes on from there. */
  private Join[] joinAll() {
    Join[] all = new Join[items - 1];
    int[] chain = new int[items];
    int length = 0;
    for (int i = 0; i < all.length; ) {
      if (length == 0) {
        chain[length++] = first();
      }
      int last = chain[length - 1];
      int before = length > 1 ? chain[length - 2] : last;
      int nearest = nearest(last, before);
      if (nearest == before && length > 1) {
        all[i++] = new Join(before, last, distances[pair(before, last)]);
        join(before, last);
        length -= 2;
      } else {
        chain[length++] = nearest;
      }
    }
    return all;
  }

  private int first() {
    return IntStream.range(0, items).filter(item -> !gone[item]).findFirst().orElseThrow();
  }

  /** Returns the nearest cluster; of equals the one before in the chain, so that chains end. */
  private int nearest(int item, int before) {
    int nearest = before;
    float least = before == item ? Float.POSITIVE_INFINITY : distances[pair(item, before)];
    for (int other = 0; other < items; other++) {
      if (other != item && !gone[other] && distances[pair(item, other)] < least) {
        nearest = other;
        least = distances[pair(item, other)];
      }
    }
    return nearest;
  }

  /** One becomes both. */
  private void join(int one, int other) {
    gone[other] = true;
    for (int third = 0; third < items; third++) {
      if (third != one && !gone[third]) {
        int pair = pair(one, third);
        distances[pair] = Math.max(distances[pair], distances[pair(other, third)]);
      }
    }
  }

  private int pair(int one, int other) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return high * (high - 1) / 2 + low;
  }
}
