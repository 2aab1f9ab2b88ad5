package dev.firstpass.families.vision;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The parameters of every detector, with a family's own defaults: those of {@link ScoreParameters}
 * and {@code iou}, {@code classAgnostic}, {@code suppression}, {@code multiLabel}, {@code clip}, of
 * which some detectors have not all. Immutable.
 */
public final class DetectionParameters {
  private final ScoreParameters scores;
  private final Parameter<Double> iou;
  private final Parameter<Boolean> classAgnostic;
  private final Parameter<Boolean> multiLabel;
  private final Parameter<Boolean> clip;
  private final Parameter<String> suppression =
      Parameter.of(
          "suppression",
          Suppression.type(),
          Suppression.HARD.wireName(),
          "Whether a box that overlaps a better one is dropped, or its score lowered (Soft-NMS).");
  private final List<Parameter<?>> all;

  /** What not every detector has. */
  private enum Offer {
    SUPPRESSION,
    MULTI_LABEL,
    CLIP
  }

  /**
   * The defaults of one use: by class, the best class of each place, clipped; unless said
   * otherwise.
   *
   * @param threshold lowest score that is kept
   * @param iou overlap above which the worse box is suppressed
   * @param max the most boxes per image
   * @param classAgnostic whether boxes of different classes suppress one another
   * @param multiLabel whether a place of the network may give a box per class
   * @param clip whether boxes end at the image's edges
   */
  public record Defaults(
      double threshold,
      double iou,
      int max,
      boolean classAgnostic,
      boolean multiLabel,
      boolean clip) {

    /** Returns defaults that suppress by class, give the best class of each place, and clip. */
    public static Defaults of(double threshold, double iou, int max) {
      return new Defaults(threshold, iou, max, false, false, true);
    }

    /** Returns these defaults, suppressing across classes. */
    public Defaults acrossClasses() {
      return new Defaults(threshold, iou, max, true, multiLabel, clip);
    }

    /** Returns these defaults, with a box for every class that passes. */
    public Defaults everyClass() {
      return new Defaults(threshold, iou, max, classAgnostic, true, clip);
    }

    /** Returns these defaults, with boxes that may reach beyond the image. */
    public Defaults unclipped() {
      return new Defaults(threshold, iou, max, classAgnostic, multiLabel, false);
    }
  }

  private DetectionParameters(Defaults prediction, Defaults evaluation, Set<Offer> offers) {
    scores =
        new ScoreParameters(
            prediction.threshold(), evaluation.threshold(), prediction.max(), evaluation.max());
    iou =
        new Parameter<>(
            "iou",
            ParameterType.score(),
            prediction.iou(),
            evaluation.iou(),
            "Suppress a box that overlaps a better one by more than this.");
    classAgnostic =
        new Parameter<>(
            "classAgnostic",
            ParameterType.flag(),
            prediction.classAgnostic(),
            evaluation.classAgnostic(),
            "Whether boxes of different labels suppress one another.");
    multiLabel =
        new Parameter<>(
            "multiLabel",
            ParameterType.flag(),
            prediction.multiLabel(),
            evaluation.multiLabel(),
            "Whether the same place may give a box of each label above its threshold.");
    clip =
        new Parameter<>(
            "clip",
            ParameterType.flag(),
            prediction.clip(),
            evaluation.clip(),
            "Whether boxes end at the edges of the image.");
    List<Parameter<?>> declared = new ArrayList<>(scores.all());
    declared.add(1, iou);
    declared.add(classAgnostic);
    if (offers.contains(Offer.SUPPRESSION)) {
      declared.add(suppression);
    }
    if (offers.contains(Offer.MULTI_LABEL)) {
      declared.add(multiLabel);
    }
    if (offers.contains(Offer.CLIP)) {
      declared.add(clip);
    }
    all = List.copyOf(declared);
  }

  /** Returns the parameters of a detector that gives the best class of each place or all. */
  public static DetectionParameters of(Defaults prediction, Defaults evaluation) {
    return new DetectionParameters(prediction, evaluation, EnumSet.allOf(Offer.class));
  }

  /**
   * Returns the parameters, without {@code multiLabel}, of a detector whose reference gives only
   * the best class of each place.
   */
  public static DetectionParameters ofBestClass(Defaults prediction, Defaults evaluation) {
    return new DetectionParameters(
        prediction, evaluation, EnumSet.of(Offer.SUPPRESSION, Offer.CLIP));
  }

  /**
   * Returns the parameters, without {@code clip}, of a detector of shapes that are always cut at
   * the image's edges: masks.
   */
  public static DetectionParameters ofShapes(Defaults prediction, Defaults evaluation) {
    return new DetectionParameters(
        prediction, evaluation, EnumSet.of(Offer.SUPPRESSION, Offer.MULTI_LABEL));
  }

  /**
   * Returns the parameters, without {@code suppression} and {@code clip}, of a detector of rotated
   * boxes: {@link RotatedNms} suppresses them, and they are never cut at the image's edges.
   */
  public static DetectionParameters ofRotatedBoxes(Defaults prediction, Defaults evaluation) {
    return new DetectionParameters(prediction, evaluation, EnumSet.of(Offer.MULTI_LABEL));
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
        settings.get(iou),
        scores.max(settings),
        settings.get(classAgnostic),
        all.contains(multiLabel) && settings.get(multiLabel),
        !all.contains(clip) || settings.get(clip),
        all.contains(suppression)
            ? Suppression.ofWireName(settings.get(suppression))
            : Suppression.HARD);
  }
}
