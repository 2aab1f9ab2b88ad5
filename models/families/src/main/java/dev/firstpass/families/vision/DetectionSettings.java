package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;

/**
 * What a request asks of a detector, resolved against the model's labels.
 *
 * @param filter lowest score of each class that is kept
 * @param iou overlap above which the worse box is suppressed, in [0, 1]
 * @param max the most boxes that are kept
 * @param classAgnostic whether boxes of different classes suppress one another
 * @param multiLabel whether one place may give a box per class
 * @param clip whether boxes end at the image's edges
 * @param suppression what happens to boxes that overlap better ones
 */
public record DetectionSettings(
    ScoreFilter filter,
    double iou,
    int max,
    boolean classAgnostic,
    boolean multiLabel,
    boolean clip,
    Suppression suppression) {

  /** Makes settings that drop boxes which overlap better ones. */
  public DetectionSettings(
      ScoreFilter filter,
      double iou,
      int max,
      boolean classAgnostic,
      boolean multiLabel,
      boolean clip) {
    this(filter, iou, max, classAgnostic, multiLabel, clip, Suppression.HARD);
  }

  /** Returns the image that boxes are mapped to. */
  public SourceFrame frame(Letterbox letterbox) {
    return new SourceFrame(letterbox, clip);
  }

  /** Returns the candidates to keep, best first; where suppression is soft, their scores change. */
  public int[] choose(CandidateList candidates) {
    return suppression == Suppression.HARD
        ? Nms.suppress(candidates, iou, max, classAgnostic)
        : SoftNms.suppress(candidates, suppression, filter, iou, max, classAgnostic);
  }
}
