package dev.firstpass.families.dbtext;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.ScoreFilter;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of text detectors: those of scores, {@code binarise} and {@code unclip}. */
final class DbTextParameters {
  private static final double MOST_UNCLIP = 10;

  private final ScoreParameters scores = new ScoreParameters(0.6, 0.6, 1000, 1000);
  private final Parameter<Double> binarise =
      Parameter.of(
          "binarise",
          ParameterType.score(),
          0.3,
          "Pixels above this probability are text; lower joins faint strokes, and lines.");
  private final Parameter<Double> unclip =
      Parameter.of(
          "unclip",
          ParameterType.number(0, MOST_UNCLIP),
          1.5,
          "How far found text is grown, as a multiple of its area over its perimeter.");

  /**
   * What a request asks.
   *
   * @param filter lowest score that is kept
   * @param max the most texts
   * @param binarise pixels above are text
   * @param unclip growth in areas over perimeters
   */
  record Values(ScoreFilter filter, int max, float binarise, double unclip) {}

  /** Returns the parameters, to be declared. */
  List<Parameter<?>> all() {
    List<Parameter<?>> all = new ArrayList<>(scores.all());
    all.add(1, binarise);
    all.add(2, unclip);
    return List.copyOf(all);
  }

  /** Returns what settings mean for a model; fails as {@link ScoreParameters#filter} does. */
  Values resolve(Settings settings, LabelSet labels) {
    return new Values(
        scores.filter(settings, labels),
        scores.max(settings),
        settings.get(binarise).floatValue(),
        settings.get(unclip));
  }
}
