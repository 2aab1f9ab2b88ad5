package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Gives masks the one polygon that CVAT takes instead when the annotator wants polygons.
 *
 * @param tolerance how far a polygon may stray from the mask, in pixels
 */
record MaskOutlines(double tolerance) {
  /** What a model is asked for, so that masks come with all of their pixels. */
  static final Map<String, Object> WISHES = Map.of("shape", "mask");

  private static final String SIMPLIFY = "simplify";
  private static final double USUAL = 1;

  /** Returns outlines as fine as a model's own. */
  static MaskOutlines of(Facts facts) {
    return new MaskOutlines(
        facts
            .parameter(SIMPLIFY)
            .filter(setting -> setting.defaultValue() instanceof Number)
            .map(setting -> ((Number) setting.defaultValue()).doubleValue())
            .orElse(USUAL));
  }

  /** Returns the outline of the largest part, its holes filled; empty when no pixel is set. */
  List<Point> largest(Mask mask) {
    return MaskOutline.of(mask).stream()
        .max(Comparator.comparingDouble(MaskPart::filledArea))
        .map(part -> part.simplified(tolerance))
        .orElse(List.of());
  }
}
