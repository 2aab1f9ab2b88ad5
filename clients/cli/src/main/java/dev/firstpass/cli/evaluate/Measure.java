package dev.firstpass.cli.evaluate;

import java.util.Locale;

/** The twelve figures of a COCO evaluation, in the order in which they are reported. */
public enum Measure {
  AP("AP", Kind.PRECISION, Measure.ALL_THRESHOLDS, AreaRange.ALL, 100),
  AP50("AP50", Kind.PRECISION, 0, AreaRange.ALL, 100),
  AP75("AP75", Kind.PRECISION, 5, AreaRange.ALL, 100),
  AP_SMALL("APs", Kind.PRECISION, Measure.ALL_THRESHOLDS, AreaRange.SMALL, 100),
  AP_MEDIUM("APm", Kind.PRECISION, Measure.ALL_THRESHOLDS, AreaRange.MEDIUM, 100),
  AP_LARGE("APl", Kind.PRECISION, Measure.ALL_THRESHOLDS, AreaRange.LARGE, 100),
  AR_1("AR1", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.ALL, 1),
  AR_10("AR10", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.ALL, 10),
  AR_100("AR100", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.ALL, 100),
  AR_SMALL("ARs", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.SMALL, 100),
  AR_MEDIUM("ARm", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.MEDIUM, 100),
  AR_LARGE("ARl", Kind.RECALL, Measure.ALL_THRESHOLDS, AreaRange.LARGE, 100);

  private static final int ALL_THRESHOLDS = -1;

  /** What is averaged. */
  enum Kind {
    PRECISION("Average Precision", "(AP)"),
    RECALL("Average Recall", "(AR)");

    private final String title;
    private final String sign;

    Kind(String title, String sign) {
      this.title = title;
      this.sign = sign;
    }
  }

  private final String label;
  private final Kind kind;
  private final int threshold;
  private final AreaRange area;
  private final int maxDetections;

  Measure(String label, Kind kind, int threshold, AreaRange area, int maxDetections) {
    this.label = label;
    this.kind = kind;
    this.threshold = threshold;
    this.area = area;
    this.maxDetections = maxDetections;
  }

  /** Returns the short name: {@code AP50}. */
  public String label() {
    return label;
  }

  /** Returns the value for one category from its curve for {@link #area}. */
  double of(CategoryCurve curve) {
    if (kind == Kind.RECALL) {
      return curve.meanRecall(maxDetections);
    }
    return threshold == ALL_THRESHOLDS ? curve.meanPrecision() : curve.precision(threshold);
  }

  /** Returns the objects that it is about. */
  AreaRange area() {
    return area;
  }

  /** Returns a line for people, in the columns that COCO evaluations are known by. */
  String line(double value) {
    String thresholds =
        threshold == ALL_THRESHOLDS
            ? "0.50:0.95"
            : String.format(Locale.ROOT, "%.2f", CocoEvaluation.IOU_THRESHOLDS.get(threshold));
    return String.format(
        Locale.ROOT,
        " %-18s %s @[ IoU=%-9s | area=%6s | maxDets=%3d ] = %.3f",
        kind.title,
        kind.sign,
        thresholds,
        area.label(),
        maxDetections,
        value);
  }
}
