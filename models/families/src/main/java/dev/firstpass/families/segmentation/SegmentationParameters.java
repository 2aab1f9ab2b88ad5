package dev.firstpass.families.segmentation;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.ScoreFilter;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of semantic segmentation. Immutable. */
final class SegmentationParameters {
  private static final String POLYGON = "polygon";
  private static final double MOST_SIMPLE = 100;

  private final ScoreParameters scores = new ScoreParameters(0, 0, 1000, 1000);
  private final Parameter<String> shape =
      Parameter.of(
          "shape",
          ParameterType.choice(List.of(POLYGON, "mask")),
          POLYGON,
          "Whether a region is the outline of its largest part, or all of its pixels.");
  private final Parameter<Double> simplify =
      Parameter.of(
          "simplify",
          ParameterType.number(0, MOST_SIMPLE),
          1.0,
          "How far a polygon may stray from the pixels, in pixels of the image or of the model's"
              + " input, whichever are larger; 0 follows the pixels' edges.");
  private final Parameter<Boolean> parts =
      Parameter.of(
          "parts",
          ParameterType.flag(),
          true,
          "Whether each connected part of a class is a region of its own.");
  private final Parameter<Integer> smallestArea =
      Parameter.of(
          "smallestArea",
          ParameterType.count(0, Integer.MAX_VALUE),
          64,
          "Leave out regions with fewer pixels of the image.");

  /**
   * What a request asks.
   *
   * @param filter lowest score of each class that is kept
   * @param max the most regions
   * @param polygons whether regions are outlines
   * @param simplify how far these may stray, in pixels
   * @param parts whether connected parts are regions
   * @param smallestArea the fewest pixels of a region
   */
  record Values(
      ScoreFilter filter,
      int max,
      boolean polygons,
      double simplify,
      boolean parts,
      int smallestArea) {}

  /** Returns the parameters, to be declared. */
  List<Parameter<?>> all() {
    List<Parameter<?>> all = new ArrayList<>(scores.all());
    all.addAll(List.of(shape, simplify, parts, smallestArea));
    return List.copyOf(all);
  }

  /** Returns what settings mean for a model; fails as {@link ScoreParameters#filter} does. */
  Values resolve(Settings settings, LabelSet labels) {
    return new Values(
        scores.filter(settings, labels),
        scores.max(settings),
        settings.get(shape).equals(POLYGON),
        settings.get(simplify),
        settings.get(parts),
        settings.get(smallestArea));
  }
}
