package dev.firstpass.families.dbtext;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.geometry.MinimumAreaRectangle;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.OutputDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns a probability map into outlines of text; see the package for the steps.
 *
 * @param parameters the family's
 * @param labels the model's one
 * @param output its name
 */
record DbTextDecoder(DbTextParameters parameters, LabelSet labels, String output)
    implements OutputDecoder {
  private static final int TEXT = 0;

  /** The shorter side of a text in the map, in pixels, before and after it is grown. */
  private static final double THINNEST = 3;

  private static final double THINNEST_GROWN = THINNEST + 2;

  /** The shorter side of a text in the source, in pixels. */
  private static final double THINNEST_IN_SOURCE = 4;

  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DbTextParameters.Values wanted = parameters.resolve(settings, labels);
    ProbabilityMap map = map(outputs, letterbox);
    List<Suggestion> texts = new ArrayList<>();
    for (List<Point> part : MarkedParts.of(map, wanted.binarise())) {
      MinimumAreaRectangle inner = MinimumAreaRectangle.of(part);
      if (inner.shorterSide() < THINNEST) {
        continue;
      }
      float score = map.mean(inner.corners());
      if (wanted.filter().keeps(TEXT, score)) {
        addGrown(inner, score, wanted.unclip(), letterbox, texts);
      }
    }
    texts.sort(Comparator.comparingDouble(text -> -text.score()));
    return List.copyOf(texts.subList(0, Math.min(wanted.max(), texts.size())));
  }

  private ProbabilityMap map(Outputs outputs, Letterbox letterbox) {
    int width = letterbox.tensorWidth();
    int height = letterbox.tensorHeight();
    float[] values = new float[width * height];
    outputs.get(output, TensorShape.of(1, 1, height, width)).floats().get(0, values);
    return ProbabilityMap.of(values, width, height);
  }

  private void addGrown(
      MinimumAreaRectangle inner,
      float score,
      double unclip,
      Letterbox letterbox,
      List<Suggestion> texts) {
    MinimumAreaRectangle grown = MinimumAreaRectangle.of(RoundedOffset.of(inner, unclip));
    if (grown.shorterSide() < THINNEST_GROWN) {
      return;
    }
    List<Point> corners =
        grown.corners().stream().map(p -> letterbox.toSource(p.x(), p.y())).toList();
    Polygon text = new Polygon(corners);
    if (length(corners.get(0), corners.get(1)) >= THINNEST_IN_SOURCE
        && length(corners.get(0), corners.get(3)) >= THINNEST_IN_SOURCE
        && text.enclosingBox().area() > 0) {
      texts.add(new Region(labels.name(TEXT), score, text));
    }
  }

  private static double length(Point from, Point to) {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }
}
