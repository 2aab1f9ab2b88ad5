package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * When two tiles saw the same object: when they agree about it where both could see it. What lies
 * beyond the other tile's edge counts neither for nor against.
 *
 * <p>Two whole objects, two fragments, and regions with different labels agree by intersection over
 * union, so that a small object in front of a large one stays. A fragment agrees with a whole
 * object of its label by the measure.
 *
 * @param measure how far a fragment agrees with a whole object
 * @param threshold from which on it is the same object, in (0, 1]
 */
record Agreement(Measure measure, double threshold) {
  Agreement {
    Objects.requireNonNull(measure, "measure");
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be in (0, 1]: " + threshold);
    }
  }

  /** Measures of agreement. */
  enum Measure {
    /** Intersection over the fragment's area: how much of it the whole object covers. */
    IOS,
    /** Intersection over union. */
    IOU;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names() {
      return Arrays.stream(values()).map(Measure::wireName).toList();
    }

    static Measure ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** Returns whether two regions of different tiles show the same object. */
  boolean same(Seen a, Seen b) {
    Box boxA = a.region().box();
    Box boxB = b.region().box();
    if (boxA.xMax() <= boxB.xMin()
        || boxB.xMax() <= boxA.xMin()
        || boxA.yMax() <= boxB.yMin()
        || boxB.yMax() <= boxA.yMin()) {
      return false;
    }
    return share(a, b) >= threshold;
  }

  private double share(Seen a, Seen b) {
    double both = ShapeArea.intersection(a.region().shape(), b.region().shape());
    double areaA = ShapeArea.inside(a.region().shape(), b.view());
    double areaB = ShapeArea.inside(b.region().shape(), a.view());
    double fragment = a.cut() ? areaA : areaB;
    double of = byFragment(a, b) ? fragment : areaA + areaB - both;
    return of > 0 ? both / of : 0;
  }

  private boolean byFragment(Seen a, Seen b) {
    return measure == Measure.IOS
        && a.cut() != b.cut()
        && a.region().label().equals(b.region().label());
  }
}
