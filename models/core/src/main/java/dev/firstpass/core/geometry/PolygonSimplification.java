package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Outlines with fewer points, by the algorithm of Ramer (1972), Douglas and Peucker (1973): points
 * are left out as long as they stay within a distance of the line that replaces them.
 *
 * <p>Small or ragged outlines get less than they are asked for: a result that crosses or touches
 * itself, or whose area differs from the original's in more than {@value #LOSS} of it, is made
 * again with half the tolerance, {@value #ATTEMPTS} times at most, then the original is returned. A
 * distance alone would turn an object of a few pixels into a sliver.
 */
public final class PolygonSimplification {
  /** The largest share of the enclosed area that may be taken away and added together. */
  static final double LOSS = 0.01;

  private static final int ATTEMPTS = 4;

  /** Chains are cut at every so many points, so that no outline takes quadratic time. */
  private static final int LONGEST_CHAIN = 1024;

  private final double[] xs;
  private final double[] ys;
  private final int size;

  private PolygonSimplification(List<Point> outline) {
    size = outline.size();
    xs = outline.stream().mapToDouble(Point::x).toArray();
    ys = outline.stream().mapToDouble(Point::y).toArray();
  }

  /**
   * Returns some of the points of a closed outline, in their order, at least three.
   *
   * @param outline at least three points; the last is not the first again
   * @param tolerance how far any point of the outline may lie from the result, in its own unit
   */
  public static List<Point> of(List<Point> outline, double tolerance) {
    if (outline.size() <= 3) {
      return outline;
    }
    PolygonSimplification original = new PolygonSimplification(outline);
    double area = Math.abs(PolygonArea.signed(outline));
    double attempt = tolerance;
    for (int i = 0; i < ATTEMPTS; i++) {
      int[] kept = original.kept(attempt);
      if (kept.length >= 3 && original.loss(kept) <= LOSS * area) {
        List<Point> points = new ArrayList<>(kept.length);
        for (int index : kept) {
          points.add(outline.get(index));
        }
        if (SimplePolygon.isSimple(points)) {
          return points;
        }
      }
      attempt /= 2;
    }
    return outline;
  }

  /** Returns the indexes of the points that stay, in order. */
  private int[] kept(double tolerance) {
    BitSet kept = new BitSet(size);
    Deque<int[]> chains = new ArrayDeque<>();
    int far = farthestFromFirst();
    cut(0, far, kept, chains);
    cut(far, size, kept, chains);
    while (!chains.isEmpty()) {
      int[] chain = chains.removeLast();
      int farthest = farthest(chain[0], chain[1], tolerance);
      if (farthest >= 0) {
        kept.set(farthest);
        chains.addLast(new int[] {chain[0], farthest});
        chains.addLast(new int[] {farthest, chain[1]});
      }
    }
    return kept.stream().toArray();
  }

  private static void cut(int from, int to, BitSet kept, Deque<int[]> chains) {
    for (int start = from; start < to; start += LONGEST_CHAIN) {
      kept.set(start);
      chains.add(new int[] {start, Math.min(start + LONGEST_CHAIN, to)});
    }
  }

  private int farthestFromFirst() {
    int farthest = 1;
    double most = 0;
    for (int i = 1; i < size; i++) {
      double across = xs[i] - xs[0];
      double down = ys[i] - ys[0];
      double squared = across * across + down * down;
      if (squared > most) {
        most = squared;
        farthest = i;
      }
    }
    return farthest;
  }

  /**
   * Returns the point between two farther than the tolerance from their line; -1 if there is none.
   */
  private int farthest(int from, int to, double tolerance) {
    Chord chord = chord(from, to);
    int farthest = -1;
    double most = tolerance;
    for (int i = from + 1; i < to; i++) {
      double distance = chord.distance(xs[i], ys[i]);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    return farthest;
  }

  /** Returns at least the area between the original and the polygon of the points that stay. */
  private double loss(int[] kept) {
    double loss = 0;
    for (int i = 0; i < kept.length; i++) {
      int from = kept[i];
      int to = i + 1 < kept.length ? kept[i + 1] : size;
      Chord chord = chord(from, to);
      for (int j = from; j < to; j++) {
        int next = (j + 1) % size;
        loss += chord.areaBetween(xs[j], ys[j], xs[next], ys[next]);
      }
    }
    return loss;
  }

  private Chord chord(int from, int to) {
    int end = to % size;
    return Chord.between(xs[from], ys[from], xs[end], ys[end]);
  }
}
