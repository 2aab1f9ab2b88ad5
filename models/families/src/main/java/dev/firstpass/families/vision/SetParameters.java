package dev.firstpass.families.vision;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of detectors that give a set of objects, among which nothing is left to suppress:
 * those of {@link ScoreParameters}, and {@code multiLabel} and {@code clip} where they mean
 * something. Immutable.
 */
public final class SetParameters {
  private final ScoreParameters scores;
  private final Parameter<Boolean> multiLabel;
  private final Parameter<Boolean> clip =
      Parameter.of(
          "clip", ParameterType.flag(), true, "Whether boxes end at the edges of the image.");
  private final List<Parameter<?>> all;

  private SetParameters(ScoreParameters scores, boolean offersMultiLabel, boolean offersClip) {
    this.scores = scores;
    multiLabel =
        Parameter.of(
            "multiLabel",
            ParameterType.flag(),
            offersMultiLabel,
            "Whether one object may be given once for each label above its threshold.");
    List<Parameter<?>> declared = new ArrayList<>(scores.all());
    if (offersMultiLabel) {
      declared.add(multiLabel);
    }
    if (offersClip) {
      declared.add(clip);
    }
    all = List.copyOf(declared);
  }

  /** Returns the parameters of a detector that gives each object once, with its best label. */
  public static SetParameters ofBestClass(ScoreParameters scores) {
    return new SetParameters(scores, false, true);
  }

  /** Returns the parameters of a detector that may give an object with each of its labels. */
  public static SetParameters ofEveryClass(ScoreParameters scores) {
    return new SetParameters(scores, true, true);
  }

  /** Returns the parameters of a detector of shapes that always end at the image's edges. */
  public static SetParameters ofShapes(ScoreParameters scores) {
    return new SetParameters(scores, false, false);
  }

  /** Returns the parameters, to be declared. */
  public List<Parameter<?>> all() {
    return all;
  }

  /**
   * Returns what a request's settings mean for a model.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code invalid-parameter} when one
   *     names a label that the model does not have
   */
  public DetectionSettings resolve(Settings settings, LabelSet labels) {
    return new DetectionSettings(
        scores.filter(settings, labels),
        1,
        scores.max(settings),
        false,
        all.contains(multiLabel) && settings.get(multiLabel),
        !all.contains(clip) || settings.get(clip));
  }
}
