package dev.firstpass.families.vision;

import dev.firstpass.core.model.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happens to a box that overlaps a better one. */
public enum Suppression {
  /** It is dropped when it overlaps by more than a limit: {@link Nms}. */
  HARD,

  /** Its score falls in proportion to the overlap, above a limit: {@link SoftNms}. */
  LINEAR,

  /** Its score falls with the overlap's square, without a limit: {@link SoftNms}. */
  GAUSSIAN;

  /** The variance of the reference's Gaussian. */
  private static final double SIGMA = 0.5;

  /** Returns the names that specs and requests use. */
  static ParameterType<String> type() {
    List<String> names = Arrays.stream(values()).map(Suppression::wireName).toList();
    return ParameterType.choice(names);
  }

  /** Returns the value with a name of {@link #type}. */
  static Suppression ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns by what the score of a box falls, in [0, 1].
   *
   * @param overlap intersection over union with the better one
   * @param limit in [0, 1]
   */
  double factor(double overlap, double limit) {
    return switch (this) {
      case HARD -> overlap > limit ? 0 : 1;
      case LINEAR -> overlap > limit ? 1 - overlap : 1;
      case GAUSSIAN -> Math.exp(-overlap * overlap / SIGMA);
    };
  }
}
