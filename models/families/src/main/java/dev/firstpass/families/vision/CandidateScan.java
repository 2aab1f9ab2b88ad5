package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;

/** The part of a detector that is its own: finding candidate boxes in what the graph gave. */
@FunctionalInterface
public interface CandidateScan {
  /**
   * Returns the boxes that pass their threshold, in tensor pixels and in the order of the output.
   *
   * @param outputs of one image
   * @param letterbox tells the tensor's size
   * @param settings thresholds by class; candidates below them are left out
   */
  CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings);

  /** Returns whether the network leaves one box per object, so that none needs suppression. */
  default boolean isEndToEnd() {
    return false;
  }
}
